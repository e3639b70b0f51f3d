package io.ticketledger.standalone.postgres;

import java.nio.file.Path;

/** The data directory was made by another major version of PostgreSQL, whose files this one cannot read. */
public final class DataDirectoryVersionException extends PostgresException {

    DataDirectoryVersionException(Path directory, String found, int expected) {
        super("The data in " + directory + " was made by PostgreSQL " + found
                + ", but this release runs PostgreSQL " + expected
                + ". Start the release that made it, dump its database with pg_dump, and restore the dump"
                + " into a new data directory of this release. Nothing was changed.");
    }
}
