package io.ticketledger.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** The engine's own SQL: limits instead of ranges of numbers, arrays instead of lists of parameters. */
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

    /** Ends with the event that makes the payloads more than so many bytes: there is always a next one, if there is one. */
    static PreparedStatement readLog(Connection connection, long afterIndex, int limit, int bytes) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                within("(SELECT * FROM event WHERE global_index > ?" + " ORDER BY global_index LIMIT ?)"));
        statement.setLong(1, afterIndex);
        statement.setInt(2, limit);
        statement.setInt(3, bytes);
        return statement;
    }

    /** The same, and before it whatever has appeared in the gaps. */
    static PreparedStatement readLog(
            Connection connection, long afterIndex, int limit, int bytes, Collection<Long> gaps) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(within("(SELECT * FROM event"
                + " WHERE global_index = ANY (?) UNION ALL (SELECT * FROM event WHERE global_index > ?"
                + " ORDER BY global_index LIMIT ?))"));
        statement.setArray(1, connection.createArrayOf("bigint", gaps.toArray(Long[]::new)));
        statement.setLong(2, afterIndex);
        statement.setInt(3, limit);
        statement.setInt(4, bytes);
        return statement;
    }

    /** Sums lengths only, which PostgreSQL knows without unpacking a payload; what isn't given out isn't unpacked. */
    private static String within(String rows) {
        return "SELECT global_index, " + COLUMNS + " FROM (SELECT *, sum(length(payload))"
                + " OVER (ORDER BY global_index ROWS UNBOUNDED PRECEDING) - length(payload) AS before FROM " + rows
                + " AS found) AS summed WHERE before <= ? ORDER BY global_index";
    }

    static PreparedStatement tokenAt(Connection connection, Instant time) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement("SELECT min(global_index) - 1 FROM event WHERE recorded_at >= ?");
        statement.setObject(1, timestamp(time));
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
