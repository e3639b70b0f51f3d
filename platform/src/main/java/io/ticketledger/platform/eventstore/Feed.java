package io.ticketledger.platform.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The order of the log as readers see it: every event has a position, given after its commit, so that none ever appears
 * below one that was read. Whoever wants to read on calls {@link #advance} or {@link #head} first. How a round goes is
 * written in the database's {@code feed_sequence}; here is kept what each has learnt.
 *
 * <p>A head that is below one that was seen before tells that the store is another one: restored, or taken over by a
 * standby that lacks something. What was learnt is forgotten then, so that no event of the new one is overlooked.
 */
public final class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    /** How many events get their positions in one transaction at most. */
    static final int ROUND = 10_000;

    /** The head of a log without an event. */
    public static final long EMPTY = -1;

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final String NOTHING_KNOWN = "{[1,)}";

    private static final String HEAD = "SELECT head, behind FROM feed_head(?::int8multirange)";

    private static final String SEQUENCE =
            "SELECT sequenced, complete, remaining::text FROM feed_sequence(?::int8multirange, ?, ?, ?)";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Duration pauseBetweenLooks;
    private final AtomicLong highest = new AtomicLong(EMPTY);
    private final AtomicReference<Known> known;

    public Feed(DataSource dataSource) {
        this(dataSource, PAUSE_BETWEEN_LOOKS);
    }

    Feed(DataSource dataSource, Duration pauseBetweenLooks) {
        this.dataSource = dataSource;
        jdbc = new JdbcTemplate(dataSource);
        this.pauseBetweenLooks = pauseBetweenLooks;
        known = new AtomicReference<>(nothing());
    }

    /**
     * Gives positions to events that are committed and have none, unless somebody else is at it. Does nothing within a
     * transaction, which would hold the others up and may see an old state.
     */
    public void advance() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            round(false);
        }
    }

    /** The newest position, after everything that is committed now has one; {@link #EMPTY} when there is no event. */
    public long head() {
        Head head = known.get().complete() ? look() : null;
        if (head != null && !head.behind()) {
            return head.position();
        }
        while (!round(true)) {
            // there is more than one round looks at
        }
        head = look();
        return known.get().complete() ? head.position() : head();
    }

    /** What this process still searches. */
    String candidates() {
        return known.get().candidates();
    }

    private Head look() {
        long seen = highest.get();
        Head head = jdbc.query(HEAD, (row, number) -> new Head(row.getLong(1), row.getBoolean(2)), candidates())
                .getFirst();
        if (head.position() >= seen) {
            highest.accumulateAndGet(head.position(), Math::max);
            return head;
        }
        log.error("The feed went back from position {} to {}: the event store is another one", seen, head.position());
        known.set(nothing());
        highest.set(head.position());
        return new Head(head.position(), true);
    }

    /** Whether everything that was committed before has its position now. */
    private boolean round(boolean patient) {
        Known before = known.get();
        // Known before the round looks: what was decided by then, the round sees.
        long decided = decided(before.settled());
        Round round = jdbc.query(
                        SEQUENCE,
                        (row, number) -> new Round(row.getBoolean(2), row.getString(3)),
                        before.candidates(),
                        decided,
                        ROUND,
                        patient)
                .getFirst();
        // Of two at once either is right, if not the narrower: what is no candidate never is one again. But what was
        // learnt of another store counts no more.
        known.updateAndGet(now -> now.settled() == before.settled()
                ? new Known(round.remaining(), now.complete() || round.complete(), now.settled())
                : now);
        return round.complete();
    }

    private long decided(SettledIndex settled) {
        try {
            settled.advance(dataSource::getConnection);
        } catch (SQLException e) {
            String task = "look for open appends";
            DataAccessException translated = jdbc.getExceptionTranslator().translate(task, null, e);
            throw translated == null ? new UncategorizedSQLException(task, null, e) : translated;
        }
        return settled.index();
    }

    private Known nothing() {
        return new Known(NOTHING_KNOWN, false, new SettledIndex(pauseBetweenLooks));
    }

    /**
     * What was learnt of the store, beginning with nothing.
     *
     * @param candidates ranges of global indexes: every event outside of them has its position, or will never be there
     * @param complete whether a round has been through all of it
     * @param settled another one for another store
     */
    private record Known(String candidates, boolean complete, SettledIndex settled) {}

    /** @param behind whether a committed event has no position yet */
    private record Head(long position, boolean behind) {}

    private record Round(boolean complete, String remaining) {}
}
