package io.ticketledger.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** The engine's own SQL: limits instead of ranges of numbers. */
final class LedgerStatements {
    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event")
            .snapshotTable("snapshot")
            .globalIndexColumn("global_index")
            .timestampColumn("recorded_at")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("aggregate_type")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
            + " recorded_at, payload_type, payload_revision, payload, meta_data";

    private LedgerStatements() {}

    static PreparedStatement readStream(Connection connection, String stream, long firstSequenceNumber, int limit)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM event WHERE aggregate_identifier = ? AND sequence_number >= ?"
                + " ORDER BY sequence_number LIMIT ?");
        statement.setString(1, stream);
        statement.setLong(2, firstSequenceNumber);
        statement.setInt(3, limit);
        return statement;
    }

    /**
     * Ends with the event that makes the payloads more than so many bytes: there is always a next one, if there is one.
     * Sums lengths only, which PostgreSQL knows without unpacking a payload; what isn't given out isn't unpacked.
     */
    static PreparedStatement readFeed(Connection connection, long after, int limit, int bytes) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT position, " + COLUMNS
                + " FROM (SELECT next.position, event.*, sum(length(payload))"
                + " OVER (ORDER BY next.position ROWS UNBOUNDED PRECEDING) - length(payload) AS before"
                + " FROM (SELECT position, global_index FROM feed WHERE position > ? ORDER BY position LIMIT ?) AS next"
                + " JOIN event USING (global_index)) AS summed WHERE before <= ? ORDER BY position");
        statement.setLong(1, after);
        statement.setInt(2, limit);
        statement.setInt(3, bytes);
        return statement;
    }

    static PreparedStatement positionBefore(Connection connection, Instant time, long otherwise) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT coalesce(min(position) - 1, ?)"
                + " FROM feed JOIN event USING (global_index) WHERE recorded_at >= ?");
        statement.setLong(1, otherwise);
        statement.setObject(2, timestamp(time));
        return statement;
    }

    static PreparedStatement readSnapshot(Connection connection, String stream) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM snapshot WHERE aggregate_identifier = ? ORDER BY sequence_number DESC");
        statement.setString(1, stream);
        return statement;
    }

    /** Leaves a snapshot of the same place as it is: an error would end the transaction. */
    static PreparedStatement insertSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = snapshot.serializeMetaData(serializer, byte[].class);
        PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO snapshot (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        statement.setString(1, snapshot.getIdentifier());
        statement.setString(2, snapshot.getAggregateIdentifier());
        statement.setLong(3, snapshot.getSequenceNumber());
        statement.setString(4, snapshot.getType());
        statement.setObject(5, timestamp(snapshot.getTimestamp()));
        statement.setString(6, payload.getType().getName());
        statement.setString(7, payload.getType().getRevision());
        statement.setBytes(8, payload.getData());
        statement.setBytes(9, metaData.getData());
        return statement;
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
