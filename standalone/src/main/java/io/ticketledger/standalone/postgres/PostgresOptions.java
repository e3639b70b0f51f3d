package io.ticketledger.standalone.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the server runs.
 *
 * @param directory the data directory; made when missing
 * @param port the TCP port on 127.0.0.1, or 0 for a free one
 * @param cache where the binaries are unpacked, or null for {@code ~/.cache/ticketledger} and, where that cannot be
 *     used, a directory of this user under {@code java.io.tmpdir}
 */
public record PostgresOptions(
        Path directory, int port, @Nullable Path cache) {

    public PostgresOptions {
        if (port < 0 || port > 65535) {
            throw new PostgresException("The port must be between 0 and 65535, not " + port + ".");
        }
    }

    /** A free port and the default cache. */
    public static PostgresOptions in(Path directory) {
        return new PostgresOptions(directory, 0, null);
    }

    public PostgresOptions withPort(int port) {
        return new PostgresOptions(directory, port, cache);
    }

    public PostgresOptions withCache(Path cache) {
        return new PostgresOptions(directory, port, cache);
    }
}
