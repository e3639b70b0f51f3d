package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Sample.NOW;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.TicketChannel;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel's shell inside Axon: the first configuration makes the stream. */
class TicketChannelAggregateTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String STREAM = "channel:acme:guild-1:support";

    private AggregateTestFixture<TicketChannelAggregate> fixture;

    @BeforeEach
    void prepare() {
        fixture = new AggregateTestFixture<>(TicketChannelAggregate.class);
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier(((ConfigureChannel) command.getPayload()).streamId(), null));
    }

    @Test
    void shouldConfigureTheFirstChannel() {
        ConfigureChannel command = configure("channel-1", null);
        ChannelConfigured event = decide(command, null);

        fixture.givenNoPriorActivity()
                .when(command)
                .expectEvents(event)
                .expectResultMessagePayload(new ChannelOutcome(STREAM, TicketChannel.of(event), List.of(event)));
    }

    @Test
    void shouldReplaceTheChannel() {
        ChannelConfigured first = decide(configure("channel-1", null), null);
        ConfigureChannel command = configure("channel-2", Set.of(1L));
        ChannelConfigured second = decide(command, TicketChannel.of(first));

        fixture.given(first)
                .when(command)
                .expectEvents(second)
                .expectResultMessagePayload(new ChannelOutcome(STREAM, TicketChannel.of(second), List.of(second)));
    }

    @Test
    void shouldAnswerWithoutEventsWhenItIsAlreadySo() {
        ChannelConfigured first = decide(configure("channel-1", null), null);

        fixture.given(first)
                .when(configure("channel-1", null))
                .expectNoEvents()
                .expectResultMessagePayload(new ChannelOutcome(STREAM, TicketChannel.of(first), List.of()));
    }

    @Test
    void shouldRefuseWithTheCodeAndMakeNoStream() {
        fixture.givenNoPriorActivity()
                .when(configure("channel-1", Set.of(7L)))
                .expectNoEvents()
                .expectException(RefusedWith.code(RefusalCode.VERSION_MISMATCH));
    }

    private static ChannelConfigured decide(ConfigureChannel command, @Nullable TicketChannel channel) {
        return ChannelDecider.decide(command, channel).getFirst();
    }

    private static ConfigureChannel configure(String channelId, @Nullable Set<Long> ifVersion) {
        CommandContext context = new CommandContext("acme", Sample.CALLER, Sample.CALLER_NAME, NOW, null, ifVersion);
        return new ConfigureChannel(context, "guild-1", "support", channelId, null, ID);
    }
}
