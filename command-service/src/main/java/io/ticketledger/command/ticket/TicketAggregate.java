package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.ReleaseTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UnlinkCustomer;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around a ticket: it hands commands to {@link TicketDecider} and events to {@link Ticket#evolve}. */
@Aggregate(
        type = "Ticket",
        commandTargetResolver = "ticketTargetResolver",
        lockFactory = "aggregateLocks",
        snapshotTriggerDefinition = "ticketSnapshotTrigger")
public class TicketAggregate {
    @AggregateIdentifier
    @Nullable
    private String streamId;

    @Nullable
    private Ticket ticket;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    TicketOutcome handle(CreateTicket command) {
        streamId = command.streamId();
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(ClaimTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(ReleaseTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(AssignTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(SetStatus command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(CloseTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(SetPriority command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(Reply command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(ReviseTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(UnlinkCustomer command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(DeleteTicket command) {
        return decide(command);
    }

    @CommandHandler
    TicketOutcome handle(UpdateTicket command) {
        return decide(command);
    }

    @EventSourcingHandler
    void on(TicketEvent event, @SourceId String source) {
        streamId = source;
        ticket = Ticket.evolve(ticket, event);
    }

    /** A snapshot stands for all events before it. */
    @EventSourcingHandler
    void on(Ticket snapshot, @SourceId String source) {
        streamId = source;
        ticket = snapshot;
    }

    private TicketOutcome decide(TicketCommand command) {
        List<TicketEvent> events = TicketDecider.decide(command, ticket);
        events.forEach(AggregateLifecycle::apply);
        return new TicketOutcome(command.streamId(), Objects.requireNonNull(ticket), events);
    }
}
