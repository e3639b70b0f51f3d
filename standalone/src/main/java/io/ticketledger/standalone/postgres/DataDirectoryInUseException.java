package io.ticketledger.standalone.postgres;

import java.nio.file.Path;

/** Another process, or this one, already runs on the data directory. */
public final class DataDirectoryInUseException extends PostgresException {

    DataDirectoryInUseException(Path directory, String holder) {
        super("The data directory " + directory + " is in use by " + holder
                + ": stop that one, or choose another directory.");
    }
}
