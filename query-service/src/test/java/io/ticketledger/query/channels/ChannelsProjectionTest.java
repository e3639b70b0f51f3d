package io.ticketledger.query.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Actor;
import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChannelsProjectionTest {
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final UUID CONFIG = UUID.fromString("6f1d2b0e-0000-4000-8000-000000000001");
    private static final WorkspaceScope OURS = scope("ours");

    private static MongoFixture mongo;

    private final ReadModel readModel;
    private final ChannelsProjection projection;
    private final ChannelQuery query;

    ChannelsProjectionTest() {
        readModel =
                new ReadModel(mongo.database("c" + UUID.randomUUID().toString().substring(0, 8)), "a");
        projection = new ChannelsProjection(readModel);
        query = new ChannelQuery(() -> readModel);
    }

    @BeforeAll
    static void start() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void stop() throws Exception {
        mongo.close();
    }

    @Test
    void shouldFindTheChannelOfAType() {
        ChannelDocument.createIndexes(readModel);
        ChannelConfigured event = configured("ours", 1, "general");
        apply(event, configured("theirs", 1, "secret"));

        assertThat(query.find(OURS, "guild", "support")).isEqualTo(TicketChannel.of(event));
        assertThat(query.find(OURS, "guild", "billing")).isNull();
        assertThat(query.find(OURS, "elsewhere", "support")).isNull();
        assertThat(query.find(scope("nobody"), "guild", "support")).isNull();
    }

    @Test
    void shouldEndWithTheNewestHoweverTheEventsCome() {
        ChannelConfigured first = configured("ours", 1, "general");
        ChannelConfigured second = configured("ours", 2, "help");
        ChannelConfigured third = configured("ours", 3, "desk");
        apply(first, second);
        apply(second);
        apply(third);
        apply(first);
        apply(third, second);

        assertThat(query.find(OURS, "guild", "support")).isEqualTo(TicketChannel.of(third));
        assertThat(readModel.collection("channels").countDocuments()).isEqualTo(1);
    }

    private void apply(ChannelConfigured... events) {
        List<RecordedEvent> batch = Arrays.stream(events)
                .map(event -> new RecordedEvent(event.version(), "channel:" + event.workspace(), START, event))
                .toList();
        projection.apply(batch, Position.NONE);
    }

    private static ChannelConfigured configured(String workspace, long version, String channel) {
        return new ChannelConfigured(
                CONFIG,
                version,
                workspace,
                START.plusSeconds(version),
                new Actor("anna", "key-1", Dialect.DISCORD),
                "guild",
                "support",
                channel,
                null,
                null,
                new ActorOnly("Anna"),
                null);
    }

    private static WorkspaceScope scope(String workspace) {
        return WorkspaceScope.of(new Caller(workspace, "anna", "key-1", "Anna", Set.of()));
    }
}
