package io.ticketledger.standalone;

import io.ticketledger.platform.access.AdminKeyException;
import io.ticketledger.platform.dialects.CrmPresetsException;
import io.ticketledger.platform.limits.LimitsException;
import io.ticketledger.standalone.postgres.PostgresException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Words what is in the way of a start and can be removed by the operator: a line, no stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        String reason = reason(failure);
        if (reason == null) {
            return false;
        }
        System.err.println("Ticket Ledger does not start. " + reason);
        return true;
    }

    static @Nullable String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = switch (cause) {
                case PostgresException known -> known.getMessage();
                case StartException known -> known.getMessage();
                case AdminKeyException known -> known.getMessage();
                case CrmPresetsException known -> known.getMessage();
                case LimitsException known -> known.getMessage();
                case PortInUseException known ->
                    "The port " + known.getPort() + " is in use: choose another one with --server.port=N.";
                default -> null;
            };
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
