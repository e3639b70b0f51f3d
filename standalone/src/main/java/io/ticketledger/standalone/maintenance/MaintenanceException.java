package io.ticketledger.standalone.maintenance;

import java.io.Serial;

/** A command cannot be carried out. The message is written for the operator. */
final class MaintenanceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MaintenanceException(String message) {
        super(message);
    }
}
