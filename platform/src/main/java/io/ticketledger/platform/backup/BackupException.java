package io.ticketledger.platform.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup could not be made, read or restored. The message is written for the operator; nothing was changed when it
 * is thrown.
 */
public final class BackupException extends RuntimeException {

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
