package io.ticketledger.command.platform;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import java.sql.SQLException;
import org.axonframework.common.AxonException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Says in Spring's exceptions what Axon wraps into its own: that the store is out of reach, or a lock. */
final class StoreFailures {
    private static final SQLExceptionSubclassTranslator SQL = new SQLExceptionSubclassTranslator();

    private StoreFailures() {}

    /** What stands for the failure in the rest of the service; itself when Axon has not wrapped anything. */
    static RuntimeException translated(RuntimeException failure) {
        return switch (failure) {
            case LockAcquisitionFailedException e ->
                new ApiException(new ApiError.Unavailable("The ticket is being changed too often.", 1), e);
            case AxonException e -> ofSql(e);
            default -> failure;
        };
    }

    private static RuntimeException ofSql(RuntimeException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException known) {
                return known;
            }
            if (cause instanceof SQLException sql) {
                DataAccessException known = SQL.translate("event store", null, sql);
                return known == null ? failure : known;
            }
        }
        return failure;
    }
}
