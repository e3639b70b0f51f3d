package io.ticketledger.command.platform;

import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Makes snapshots whose payload is the folded {@link Ticket} itself, not the aggregate's shell. */
final class TicketSnapshotter extends AbstractSnapshotter {

    TicketSnapshotter(Builder builder) {
        super(builder);
    }

    @Override
    @Nullable
    protected DomainEventMessage<Ticket> createSnapshot(
            Class<?> aggregateType, String streamId, DomainEventStream stream) {
        Ticket ticket = null;
        String type = "";
        long sequenceNumber = -1;
        while (stream.hasNext()) {
            DomainEventMessage<?> next = stream.next();
            ticket = next.getPayload() instanceof Ticket earlier
                    ? earlier
                    : Ticket.evolve(ticket, (TicketEvent) next.getPayload());
            type = next.getType();
            sequenceNumber = next.getSequenceNumber();
        }
        return ticket == null ? null : new GenericDomainEventMessage<>(type, streamId, sequenceNumber, ticket);
    }

    static final class Builder extends AbstractSnapshotter.Builder {
        TicketSnapshotter build() {
            return new TicketSnapshotter(this);
        }
    }
}
