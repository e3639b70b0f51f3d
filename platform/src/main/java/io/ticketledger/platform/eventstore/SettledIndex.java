package io.ticketledger.platform.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Knows up to which global index nothing can appear any more: what a reader doesn't find below it was burned by a
 * rollback. Above it a missing number may still belong to an open transaction, however long that takes.
 *
 * <p>A transaction draws its numbers while it holds a writer's lock on the table, and keeps the lock to its end. So
 * once every writer that was seen together with a visible event has gone, all numbers below that event are decided.
 * Nobody is blocked, and no time-out guesses.
 */
final class SettledIndex {
    private static final String LOOK = """
            SELECT (SELECT coalesce(max(global_index), 0) FROM event),
                   ARRAY(SELECT DISTINCT virtualtransaction
                         FROM pg_locks
                         WHERE relation = 'event'::regclass
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                           AND granted
                           AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                        'AccessExclusiveLock'))
            """;

    private final long pauseNanos;
    private volatile long index;
    private volatile long lastLook;
    private @Nullable Look pending;

    /** @param pause the shortest time between two looks at the database */
    SettledIndex(Duration pause) {
        pauseNanos = pause.toNanos();
        lastLook = System.nanoTime() - pauseNanos;
    }

    /** The index up to which every event that will ever be there is visible; 0 while none is known. */
    long index() {
        return index;
    }

    /**
     * Moves the index on as far as one look allows, unless the last look was only just. A connection is taken for a look
     * alone: nobody holds one while another looks.
     */
    void advance(ConnectionProvider connections) throws SQLException {
        if (due()) {
            lookAgain(connections);
        }
    }

    private synchronized void lookAgain(ConnectionProvider connections) throws SQLException {
        if (due()) { // else somebody looked meanwhile
            lookNow(connections);
        }
    }

    private boolean due() {
        return System.nanoTime() - lastLook >= pauseNanos;
    }

    /** The same, however short ago the last look was. */
    synchronized void lookNow(ConnectionProvider connections) throws SQLException {
        Look now;
        try (Connection connection = connections.getConnection()) {
            now = look(connection);
        }
        lastLook = System.nanoTime();
        if (now.writers().isEmpty()) {
            index = Math.max(index, now.head());
            pending = null;
        } else if (pending == null) {
            pending = now;
        } else if (Collections.disjoint(pending.writers(), now.writers())) {
            index = Math.max(index, pending.head());
            pending = now;
        }
    }

    private static Look look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Array writers = row.getArray(2);
            return new Look(row.getLong(1), Set.copyOf(Arrays.asList((String[]) writers.getArray())));
        }
    }

    /** The highest visible event, and who was writing when it was. */
    private record Look(long head, Set<String> writers) {}
}
