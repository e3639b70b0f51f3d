package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.eventstore.CatalogueSerializer;
import io.ticketledger.platform.eventstore.LedgerEventStorageEngine;
import io.ticketledger.platform.eventstore.UnstorableException;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Store store = new Store();
    private final CatalogueSerializer events = new CatalogueSerializer(new EventJson());
    private final LedgerEventStorageEngine engine = store.engine(
            events,
            builder -> builder.snapshotFilter(snapshot -> Ticket.FOLD_REVISION.equals(
                            snapshot.getPayload().getType().getRevision()))
                    .snapshotSerializer(events));
    private final Samples sample = Samples.ticket(7);
    private final Ticket ticket =
            Objects.requireNonNull(Ticket.fold(List.of(sample.created(Status.NEW), sample.claimed(2))));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void loadsATicketFromItsSnapshotAndTheEventsAfterIt() {
        store.port.append(sample.append(sample.created(Status.NEW), sample.claimed(2), sample.replied(3)));
        engine.storeSnapshot(snapshot(1));

        EmbeddedEventStore eventStore =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        List<Object> loaded = eventStore
                .readEvents(sample.stream())
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
        eventStore.shutDown();

        assertThat(loaded).containsExactly(ticket, sample.replied(3));
    }

    @Test
    void keepsTheNewestOnlyAndOneOfEachPlace() {
        engine.storeSnapshot(snapshot(1));
        engine.storeSnapshot(snapshot(1));
        assertThat(store.count("snapshot")).isEqualTo(1);
        engine.storeSnapshot(snapshot(5));
        assertThat(store.counted("SELECT sequence_number FROM snapshot")).isEqualTo(5);
        assertThat(store.count("snapshot")).isEqualTo(1);
    }

    @Test
    void ignoresTheSnapshotOfAnotherFold() {
        engine.storeSnapshot(snapshot(1));
        assertThat(engine.readSnapshot(sample.stream())).isPresent();
        store.owner.update("UPDATE snapshot SET payload_revision = 'another'");

        assertThat(engine.readSnapshot(sample.stream())).isEmpty();
    }

    @Test
    void storesNoSnapshotOfAnythingElse() {
        assertThatExceptionOfType(UnstorableException.class)
                .isThrownBy(() -> engine.storeSnapshot(
                        new GenericDomainEventMessage<>("Ticket", sample.stream(), 1, "not a ticket")));
        assertThat(store.count("snapshot")).isZero();
        assertThat(store.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    private DomainEventMessage<Ticket> snapshot(long sequenceNumber) {
        return new GenericDomainEventMessage<>("Ticket", sample.stream(), sequenceNumber, ticket);
    }
}
