package io.ticketledger.command.append;

import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;

/** Tells what PostgreSQL's complaint about an append means, by SQLState and the constraint's name. */
final class Violation {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Violation() {}

    /** The exception that the port promises; what it promises nothing for comes back as it was. */
    static RuntimeException of(DataAccessException failure) {
        PSQLException cause = cause(failure);
        if (isLockTimeout(failure)) {
            return new CannotAcquireLockException("the wait for a lock was too long", failure);
        }
        ServerErrorMessage message = cause == null ? null : cause.getServerErrorMessage();
        if (message == null || !PSQLState.UNIQUE_VIOLATION.getState().equals(message.getSQLState())) {
            return failure;
        }
        return switch (String.valueOf(message.getConstraint())) {
            case "event_stream_version_key", "event_identifier_key", "ticket_directory_pkey" ->
                new StreamConflictException("the stream has moved on");
            case "idempotency_pkey" ->
                new RepeatedRequestException("a request under the same idempotency key was first");
            case "ticket_id_key" ->
                new RefusedException(RefusalCode.DUPLICATE_ID, "ticketId", "This ticket id is already taken.");
            case "ticket_number_key" ->
                new RefusedException(RefusalCode.DUPLICATE_NUMBER, "number", "This ticket number is already taken.");
            case "ticket_short_id_key" ->
                new RefusedException(RefusalCode.DUPLICATE_SHORT_ID, "shortId", "This short id is already taken.");
            default -> failure;
        };
    }

    /** Whether the whole transaction may succeed when it is run again. */
    static boolean isTransient(DataAccessException failure) {
        PSQLException cause = cause(failure);
        return cause != null
                && (SERIALIZATION_FAILURE.equals(cause.getSQLState()) || DEADLOCK_DETECTED.equals(cause.getSQLState()));
    }

    /** Whether another transaction held a lock for longer than the lock time-out. */
    static boolean isLockTimeout(DataAccessException failure) {
        PSQLException cause = cause(failure);
        return cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private static @Nullable PSQLException cause(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException found) {
                return found;
            }
            if (cause instanceof SQLException batch && batch.getNextException() instanceof PSQLException found) {
                return found;
            }
        }
        return null;
    }
}
