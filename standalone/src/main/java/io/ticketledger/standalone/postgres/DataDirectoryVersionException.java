package io.ticketledger.standalone.postgres;

import java.nio.file.Path;

/** The data directory was made by another major version of PostgreSQL, whose files this one cannot read. */
public final class DataDirectoryVersionException extends PostgresException {

    DataDirectoryVersionException(Path directory, String found, int expected) {
        super("The data in " + directory + " was made by PostgreSQL " + found
                + ", but this release runs PostgreSQL " + expected
                + ". Back it up with the release that made it (java -jar ticketledger.jar backup FILE), and restore"
                + " the backup into a new data directory with this one. Nothing was changed.");
    }
}
