package io.ticketledger.platform.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.executeQuery;

import io.ticketledger.events.json.UnknownEventException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Axon's storage engine on the ledger's tables. Each read is one statement that takes its connection and gives it back;
 * within a Spring transaction it takes part in that. Events are written by the {@link EventAppender}, snapshots in a
 * transaction of their own.
 *
 * <p>Tokens carry as gaps only numbers that may still appear (see {@link SettledIndex}), so none is ever skipped and
 * none is waited for in vain.
 */
public final class LedgerEventStorageEngine extends JdbcEventStorageEngine {
    /** A stream up to this length, and as much of the log, is read by one query. */
    static final int BATCH_SIZE = 1_000;

    /** How far below the first event that is seen a number may appear, while nothing is known to be settled. */
    static final long INITIAL_WINDOW = 10_000;

    /** How much of the log is read at once, in bytes of payload; one event at least. */
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(20);

    private final @Nullable EventAppender appender;
    private final TransactionTemplate snapshotTransaction;
    private final SettledIndex settled = new SettledIndex(PAUSE_BETWEEN_LOOKS);

    /**
     * @param builder made by {@link #on}, and given its serializers
     * @param appender null in a service that only reads
     */
    public LedgerEventStorageEngine(Builder builder, DataSource dataSource, @Nullable EventAppender appender) {
        super(builder);
        this.appender = appender;
        this.snapshotTransaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** A builder that knows the ledger's tables; the serializers are still to be set. */
    public static Builder on(DataSource dataSource) {
        Builder builder = builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(ConcurrencyException.class::isInstance)
                .schema(LedgerStatements.SCHEMA)
                .readEventDataForAggregate((connection, schema, stream, first, limit) ->
                        LedgerStatements.readStream(connection, stream, first, limit))
                .createTokenAt((connection, schema, time) -> LedgerStatements.tokenAt(connection, time))
                .readSnapshotData((connection, schema, stream) -> LedgerStatements.readSnapshot(connection, stream))
                .appendSnapshot((connection, schema, dataType, snapshot, serializer, timestampWriter) ->
                        LedgerStatements.insertSnapshot(connection, snapshot, serializer));
        builder.batchSize(BATCH_SIZE);
        return builder;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        if (appender == null) {
            throw new EventStoreException("this service only reads the event store");
        }
        try {
            appender.append(events, serializer);
        } catch (ConcurrencyException conflict) {
            handlePersistenceException(conflict, events.getFirst());
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshotTransaction.executeWithoutResult(transaction -> super.storeSnapshot(snapshot, serializer));
    }

    /** A batch that is not full is the last one: a stream has no second query to find out. */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return readEventData(trackingToken, mayBlock).flatMap(this::message);
    }

    private Stream<TrackedEventMessage<?>> message(TrackedEventData<?> event) {
        try {
            return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(event), getEventSerializer(), upcasterChain)
                    .toList()
                    .stream();
        } catch (UnknownEventException unknown) {
            return Stream.of(new UnreadableEvent(event, unknown.getMessage() + ", at " + event.trackingToken()));
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        if (lastToken != null && !(lastToken instanceof GapAwareTrackingToken)) {
            throw new EventStoreException("not a token of this store: " + lastToken);
        }
        GapAwareTrackingToken last = (GapAwareTrackingToken) lastToken;
        // Must be known before the events are read: a later snapshot sees whatever was decided.
        long settledIndex = settledIndex(last);
        return executeQuery(
                getConnection(),
                connection -> last == null || !last.hasGaps()
                        ? LedgerStatements.readLog(
                                connection, last == null ? 0 : last.getIndex(), batchSize, BATCH_BYTES)
                        : LedgerStatements.readLog(connection, last.getIndex(), batchSize, BATCH_BYTES, last.getGaps()),
                rows -> trackedEvents(rows, last, settledIndex),
                e -> new EventStoreException("Failed to read events from token [" + last + "]", e));
    }

    private long settledIndex(@Nullable GapAwareTrackingToken last) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return 0; // its statements may all see one old snapshot
        }
        if (last == null || last.hasGaps() || settled.index() == 0) {
            look(settled::advance);
        }
        return settled.index();
    }

    /** The index up to which every event that will ever be there is visible, as one more look can tell. */
    public long settledIndex() {
        look(settled::lookNow);
        return settled.index();
    }

    private void look(Look look) {
        try {
            look.by(this::getConnection);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to look for open appends", e);
        }
    }

    private interface Look {
        void by(ConnectionProvider connections) throws SQLException;
    }

    private List<TrackedEventData<?>> trackedEvents(
            ResultSet rows, @Nullable GapAwareTrackingToken last, long settledIndex) throws SQLException {
        List<TrackedEventData<?>> events = new ArrayList<>();
        GapAwareTrackingToken token = last;
        while (rows.next()) {
            token = advance(token, rows.getLong("global_index"), settledIndex);
            events.add(new TrackedDomainEventData<>(token, logEntry(rows)));
        }
        return events;
    }

    /** The token after the event at this index; what lies between becomes a gap unless it is settled. */
    static GapAwareTrackingToken advance(@Nullable GapAwareTrackingToken token, long index, long settledIndex) {
        if (token == null) {
            long lowest = Math.max(settledIndex + 1, index - INITIAL_WINDOW);
            return GapAwareTrackingToken.newInstance(
                    index,
                    LongStream.range(Math.max(1, lowest), index).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        }
        long unsettled = Math.max(index, token.getIndex()) - (settledIndex + 1);
        return token.advanceTo(index, (int) Math.clamp(unsettled, 0, Integer.MAX_VALUE));
    }

    private GenericDomainEventEntry<byte[]> logEntry(ResultSet row) throws SQLException {
        String stream = row.getString("aggregate_identifier");
        String event = row.getString("event_identifier");
        boolean ofNoAggregate = event.equals(stream);
        return new GenericDomainEventEntry<>(
                ofNoAggregate ? null : row.getString("aggregate_type"),
                ofNoAggregate ? null : stream,
                row.getLong("sequence_number"),
                event,
                readTimeStamp(row, "recorded_at"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }

    @Override
    protected Object readTimeStamp(ResultSet resultSet, String columnName) throws SQLException {
        Instant recordedAt =
                resultSet.getObject(columnName, OffsetDateTime.class).toInstant();
        return recordedAt;
    }
}
