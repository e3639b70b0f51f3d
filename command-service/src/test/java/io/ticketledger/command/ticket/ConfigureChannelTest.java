package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.events.TicketEvent.ActorOnly;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigureChannelTest {
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID NEW = UUID.fromString("01956f00-0000-7000-8000-00000000000f");
    private static final TicketChannel PRESENT =
            new TicketChannel(FIRST, "acme", "guild-1", "support", "channel-1", 4, START);

    @Test
    void shouldHaveAStreamOfItsOwnHoweverLongItsPartsAre() {
        String long1 = stream("acme", "ギ".repeat(255), "種");
        String long2 = stream("acme", "ギ".repeat(254), "種");
        String hash = long1.split(":")[2];

        assertThat(long1).hasSizeLessThan(1_000).isNotEqualTo(long2);
        assertThat(stream("acme", hash, "種")).isNotEqualTo(long1);
        assertThat(stream("acme", "guild-1", "a:b")).isEqualTo("channel:acme:guild-1:a%3Ab");
    }

    @Test
    void shouldConfigureTheFirstChannelUnderTheClientsId() {
        assertThat(decide(live(), FIRST, "channel-1", null))
                .containsExactly(configured(FIRST, 1, NOW, "channel-1", null, null));
    }

    @Test
    void shouldConfigureTheFirstChannelUnderTheServersIdWhenTheClientHasNone() {
        assertThat(decide(live(), null, "channel-1", null))
                .containsExactly(configured(NEW, 1, NOW, "channel-1", null, null));
    }

    @Test
    void shouldReplaceTheChannel() {
        assertThat(decide(live(), SECOND, "channel-2", PRESENT))
                .containsExactly(configured(SECOND, 5, NOW, "channel-2", FIRST, "channel-1"));
    }

    @Test
    void shouldKeepTheIdWhenTheClientHasNone() {
        assertThat(decide(live(), null, "channel-2", PRESENT))
                .containsExactly(configured(FIRST, 5, NOW, "channel-2", FIRST, "channel-1"));
    }

    @Test
    void shouldReplaceTheIdAlone() {
        assertThat(decide(live(), SECOND, "channel-1", PRESENT))
                .containsExactly(configured(SECOND, 5, NOW, "channel-1", FIRST, "channel-1"));
    }

    @Test
    void shouldDoNothingWhenItIsConfiguredSo() {
        assertThat(decide(live(), FIRST, "channel-1", PRESENT)).isEmpty();
        assertThat(decide(live(), null, "channel-1", PRESENT)).isEmpty();
    }

    @Test
    void shouldNotFindAnotherWorkspacesChannelBeforeAnyOtherRule() {
        CommandContext foreign = context("rival", START.minusSeconds(1), Set.of(9L));

        assertThat(refused(foreign, PRESENT).code()).isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void shouldRefuseWhenTheChannelHasMovedOn() {
        assertThat(refused(context("acme", null, Set.of(3L)), PRESENT).code()).isEqualTo(RefusalCode.VERSION_MISMATCH);
        assertThat(refused(context("acme", null, Set.of(1L)), null).code()).isEqualTo(RefusalCode.VERSION_MISMATCH);
        assertThat(decide(context("acme", null, Set.of(3L, 4L)), SECOND, "channel-2", PRESENT))
                .hasSize(1);
    }

    @Test
    void shouldNotHappenBeforeTheLastConfiguration() {
        TicketChannel ahead = new TicketChannel(FIRST, "acme", "guild-1", "support", "channel-1", 4, NOW.plusMillis(5));

        assertThat(decide(live(), null, "channel-2", ahead))
                .extracting(ChannelConfigured::occurredAt)
                .containsExactly(NOW.plusMillis(5));
    }

    @Test
    void shouldTakeAnImportersTime() {
        assertThat(decide(context("acme", START, null), null, "channel-2", PRESENT))
                .extracting(ChannelConfigured::occurredAt)
                .containsExactly(START);
        assertThat(refused(context("acme", START.minusMillis(1), null), PRESENT).code())
                .isEqualTo(RefusalCode.OUT_OF_ORDER);
        assertThat(refused(context("acme", NOW.plusMillis(1_001), null), null).code())
                .isEqualTo(RefusalCode.OUT_OF_ORDER);
    }

    @Test
    void shouldHaveAStreamForEachWorkspaceGuildAndType() {
        assertThat(List.of(
                        stream("acme", "guild", "support"),
                        stream("acme", "guild:support", ""),
                        stream("acme", "", "guild:support"),
                        stream("acme:guild", "", "support"),
                        stream("acme", "guild%3Asupport", ""),
                        stream("acme", "g d", "support"),
                        stream("acme", "g+d", "support")))
                .doesNotHaveDuplicates()
                .contains("channel:acme:guild:support");
    }

    private static String stream(String workspace, String guild, String type) {
        return new ConfigureChannel(context(workspace, null, null), guild, type, "channel-1", null, NEW).streamId();
    }

    private static List<ChannelConfigured> decide(
            CommandContext context, @Nullable UUID id, String channelId, @Nullable TicketChannel channel) {
        return ChannelDecider.decide(new ConfigureChannel(context, "guild-1", "support", channelId, id, NEW), channel);
    }

    private static RefusedException refused(CommandContext context, @Nullable TicketChannel channel) {
        return catchThrowableOfType(RefusedException.class, () -> decide(context, null, "channel-1", channel));
    }

    private static CommandContext live() {
        return context("acme", null, null);
    }

    private static CommandContext context(
            String workspace, @Nullable Instant occurredAt, @Nullable Set<Long> ifVersion) {
        return new CommandContext(workspace, Sample.CALLER, Sample.CALLER_NAME, NOW, occurredAt, ifVersion);
    }

    private static ChannelConfigured configured(
            UUID id, long version, Instant at, String channel, @Nullable UUID oldId, @Nullable String oldChannel) {
        return new ChannelConfigured(
                id,
                version,
                "acme",
                at,
                Sample.CALLER,
                "guild-1",
                "support",
                channel,
                oldId,
                oldChannel,
                new ActorOnly(Sample.CALLER_NAME),
                null);
    }
}
