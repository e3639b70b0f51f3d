package io.ticketledger.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.UnknownEventException;
import io.ticketledger.events.json.Upcaster;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerEventStorageEngineTest {
    private final Log log = new Log();
    private final LedgerEventStorageEngine engine = log.engine();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void givesALateCommitTheNextPosition() throws Exception {
        log.insert(1);
        try (Connection open = openAppend()) {
            log.insert(2_500);
            assertThat(Log.read(engine, 0)).hasSize(2_501).endsWith(2_501L);

            open.commit();
            assertThat(Log.read(engine, 2_501)).containsExactly(2_502L);
        }
    }

    @Test
    void findsItsEndsAndMoments() {
        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        log.insert(3);

        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(engine.createTokenAt(Instant.parse("2019-01-01T00:00:00Z")))
                .isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createTokenAt(Instant.parse("2021-01-01T00:00:00Z")))
                .isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void refusesATokenOfAnotherKind() {
        log.insert(1);

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.fetchTrackedEvents(GapAwareTrackingToken.newInstance(1, List.of()), 10))
                .withMessageContaining("not a token of this store");
    }

    @Test
    void settlesWhileOneAppendFollowsAnother() throws Exception {
        log.insert(1);
        log.burn(5);
        SettledIndex settled = new SettledIndex(Duration.ZERO);
        Connection open = openAppend();
        try {
            for (int i = 0; i < 4; i++) {
                settled.advance(log.pool::getConnection);
                Connection next = openAppend();
                open.commit();
                open.close();
                open = next;
            }
        } finally {
            open.rollback();
            open.close();
        }
        assertThat(settled.index()).as("never a moment without a writer").isGreaterThanOrEqualTo(7);
    }

    @Test
    void takesNoConnectionBeforeItsPauseIsOver() throws Exception {
        SettledIndex settled = new SettledIndex(Duration.ofHours(1));
        settled.advance(log.pool::getConnection);

        settled.advance(() -> {
            throw new AssertionError("no look is due");
        });
    }

    @Test
    void readsNoMoreAtOnceThanFitsIntoMemory() {
        int half = LedgerEventStorageEngine.BATCH_BYTES / 2;
        log.owner.execute("""
                INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                                   payload_type, payload_revision, payload, meta_data, recorded_at)
                SELECT 'default', 's' || n, 0, 'Ticket', 'e' || n, 'TicketClaimed', '1',
                       convert_to(repeat(' ', %d) || '{}', 'UTF8'), '{}', now()
                FROM generate_series(1, 9) AS n
                """.formatted(half));

        assertThat(engine.fetchTrackedEvents(null, 1_000)).hasSize(2);
        assertThat(engine.readEvents(null, false)).hasSize(9);
        assertThat(Log.read(engine, 1)).hasSize(8);
    }

    @Test
    void settlesNothingAboveTheOldestOpenAppend() throws Exception {
        log.insert(1);
        SettledIndex settled = new SettledIndex(Duration.ZERO);
        try (Connection open = openAppend()) {
            log.insert(3);
            settled.advance(log.pool::getConnection);
            log.insert(3);
            settled.advance(log.pool::getConnection);
            assertThat(settled.index()).isZero();

            open.commit();
            settled.advance(log.pool::getConnection);
            assertThat(settled.index()).isEqualTo(8);
        }
    }

    @Test
    void countsOnAcrossHolesWiderThanABatch() {
        log.insert(2);
        log.burn(5 * LedgerEventStorageEngine.BATCH_SIZE);
        log.insert(2);

        assertThat(Log.read(engine, 0)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Log.read(engine, 1)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void readsAShortStreamByOneQueryAndALongOneWhole() {
        log.owner.execute("""
                INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                                   payload_type, payload_revision, payload, meta_data, recorded_at)
                SELECT 'default', 'long', n, 'Ticket', 'e' || n, 'TicketClaimed', '1', '{}', '{}', now()
                FROM generate_series(0, 2499) AS n
                """);
        assertThat(engine.fetchForAggregateUntilEmpty()).isFalse();
        assertThat(engine.readEvents("long").asStream().map(DomainEventMessage::getSequenceNumber))
                .hasSize(2_500)
                .startsWith(0L)
                .endsWith(2_499L);
    }

    @Test
    void readsAnOlderRevisionThroughTheUpcasters() throws Exception {
        try (Connection connection = log.database.asOwner().getConnection()) {
            Log.insert(connection, "TicketClaimed", "0.1", Log.CLAIMED.replace("\"by\"", "\"claimant\""));
        }
        EventJson json = new EventJson(List.of(
                new Upcaster("TicketClaimed", "0.1", "0.2", event -> {
                    event.set("claimer", event.remove("claimant"));
                    return event;
                }),
                new Upcaster("TicketClaimed", "0.2", "1", event -> {
                    event.set("by", event.remove("claimer"));
                    return event;
                })));

        TrackedEventMessage<?> message =
                log.engine(json).readEvents(null, false).findFirst().orElseThrow();

        assertThat(message.getPayload())
                .isInstanceOfSatisfying(
                        TicketClaimed.class, claimed -> assertThat(claimed.by()).isEqualTo("ann"));
    }

    @Test
    void refusesARevisionThatNoUpcasterKnows() throws Exception {
        try (Connection connection = log.database.asOwner().getConnection()) {
            Log.insert(connection, "TicketClaimed", "99", Log.CLAIMED);
        }
        TrackedEventMessage<?> message =
                engine.readEvents(null, false).findFirst().orElseThrow();

        assertThatExceptionOfType(UnknownEventException.class)
                .isThrownBy(message::getPayload)
                .withMessageContaining("TicketClaimed has revision 99");
    }

    @Test
    void throwsAtWhoeverLooksAtAnUnknownType() throws Exception {
        try (Connection connection = log.database.asOwner().getConnection()) {
            Log.insert(connection, "TicketExploded", "1", "{}");
        }
        TrackedEventMessage<?> message =
                engine.readEvents(null, false).findFirst().orElseThrow();

        assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThatExceptionOfType(UnknownEventException.class)
                .isThrownBy(message::getPayloadType)
                .withMessageContaining("TicketExploded")
                .withMessageContaining("globalIndex=1");
        String stream = log.owner
                .queryForList("SELECT aggregate_identifier FROM event", String.class)
                .getFirst();
        assertThatThrownBy(() -> engine.readEvents(stream).asStream().toList())
                .isInstanceOf(UnknownEventException.class);
    }

    @Test
    void refusesToWriteInAServiceThatOnlyReads() {
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(GenericEventMessage.asEventMessage("anything")))
                .withMessageContaining("only reads");
    }

    @Test
    void holdsNoConnectionBetweenReads() {
        log.insert(3);
        Log.read(engine, 0);
        assertThat(engine.readEvents("nobody").asStream()).isEmpty();
        assertThat(log.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    private Connection openAppend() throws Exception {
        Connection connection = log.database.asOwner().getConnection();
        connection.setAutoCommit(false);
        log.insert(connection);
        return connection;
    }
}
