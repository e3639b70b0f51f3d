package io.ticketledger.platform.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.executeQuery;

import io.ticketledger.events.json.UnknownEventException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Axon's storage engine on the ledger's tables. Each read is one statement that takes its connection and gives it back;
 * within a Spring transaction it takes part in that. Events are written by the {@link EventAppender}, snapshots in a
 * transaction of their own.
 *
 * <p>Tokens are positions in the {@link Feed}, which have no gaps.
 */
public final class LedgerEventStorageEngine extends JdbcEventStorageEngine {
    /** A stream up to this length, and as much of the log, is read by one query. */
    static final int BATCH_SIZE = 1_000;

    /** How much of the log is read at once, in bytes of payload; one event at least. */
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final @Nullable EventAppender appender;
    private final TransactionTemplate snapshotTransaction;
    private final Feed feed;

    /**
     * @param builder made by {@link #on}, and given its serializers
     * @param appender null in a service that only reads
     */
    public LedgerEventStorageEngine(
            Builder builder, DataSource dataSource, Feed feed, @Nullable EventAppender appender) {
        super(builder);
        this.feed = feed;
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
        long last = position(lastToken);
        feed.advance();
        return executeQuery(
                getConnection(),
                connection -> LedgerStatements.readFeed(connection, last, batchSize, BATCH_BYTES),
                this::trackedEvents,
                e -> new EventStoreException("Failed to read events from token [" + lastToken + "]", e));
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken known -> known.getGlobalIndex();
            default -> throw new EventStoreException("not a token of this store: " + token);
        };
    }

    private List<TrackedEventData<?>> trackedEvents(ResultSet rows) throws SQLException {
        List<TrackedEventData<?>> events = new ArrayList<>();
        while (rows.next()) {
            TrackingToken token = new GlobalSequenceTrackingToken(rows.getLong("position"));
            events.add(new TrackedDomainEventData<>(token, logEntry(rows)));
        }
        return events;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(Math.max(0, feed.head()));
    }

    /** Before the first event in the feed that was recorded then or later; an earlier one may stand behind it. */
    @Override
    public TrackingToken createTokenAt(Instant time) {
        long head = Math.max(0, feed.head());
        Long before = executeQuery(
                getConnection(),
                connection -> LedgerStatements.positionBefore(connection, time, head),
                rows -> rows.next() ? rows.getLong(1) : head,
                e -> new EventStoreException("Failed to find the events of " + time, e));
        return new GlobalSequenceTrackingToken(before);
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
