package io.ticketledger.command.ticket;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.TicketChannel;
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

/** Axon's shell around a channel's setting: it hands commands to {@link ChannelDecider}. */
@Aggregate(type = "TicketChannel", commandTargetResolver = "ticketTargetResolver", lockFactory = "aggregateLocks")
public class TicketChannelAggregate {
    @AggregateIdentifier
    @Nullable
    private String streamId;

    @Nullable
    private TicketChannel channel;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ChannelOutcome handle(ConfigureChannel command) {
        streamId = command.streamId();
        List<ChannelConfigured> events = ChannelDecider.decide(command, channel);
        events.forEach(AggregateLifecycle::apply);
        return new ChannelOutcome(command.streamId(), Objects.requireNonNull(channel), events);
    }

    @EventSourcingHandler
    void on(ChannelConfigured event, @SourceId String source) {
        streamId = source;
        channel = TicketChannel.of(event);
    }
}
