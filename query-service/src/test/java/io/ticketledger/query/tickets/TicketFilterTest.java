package io.ticketledger.query.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketField;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.platform.Histories;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tickets each condition lets through, and lists by place. */
class TicketFilterTest {
    private static final WorkspaceScope OURS = WorkspaceScope.of(new Caller("ours", "anna", "key-1", "Anna", Set.of()));

    private static MongoFixture mongo;
    private static TicketList list;

    @BeforeAll
    static void fill() {
        mongo = MongoFixture.embedded();
        ReadModel readModel = new ReadModel(mongo.database("filters"), "a");
        list = new TicketList(() -> readModel, new CursorSigner(() -> new byte[32]));
        List<RecordedEvent> events = new ArrayList<>();
        add(events, 1, Status.NEW, null, null, Assignment.NONE, Map.of(TicketField.NAME, "Ann's"));
        add(events, 2, Status.OPEN, null, PriorityLevel.HIGH, new Assignment(null, "ann", null, null, null), Map.of());
        add(events, 3, Status.OPEN, "Assigned", PriorityLevel.URGENT, Assignment.NONE, Map.of());
        add(events, 4, Status.PENDING, null, PriorityLevel.LOW, new Assignment("7", null, null, null, null), Map.of());
        add(events, 5, Status.SOLVED, null, null, Assignment.NONE, Map.of(TicketField.CUSTOMER_ID, "17"));
        add(events, 6, Status.NEW, null, null, Assignment.NONE, Map.of(TicketField.CUSTOMER_EXTERNAL_ID, "17"));
        Histories.Story claimed = Histories.story("ours", 7);
        events.add(recorded(claimed, claimed.created("claimed")));
        events.add(recorded(claimed, claimed.claimed("ann")));
        Histories.Story foreign = Histories.story("theirs", 8);
        events.add(recorded(foreign, foreign.created("foreign")));
        Histories.Story deleted = Histories.story("ours", 9);
        events.add(recorded(deleted, deleted.created("deleted")));
        events.add(recorded(deleted, deleted.deleted()));
        new TicketsProjection(readModel).apply(events, Position.NONE);
    }

    @AfterAll
    static void stop() throws Exception {
        mongo.close();
    }

    @Test
    void shouldLetThroughWhatIsMeant() {
        assertThat(numbers(TicketFilter.ALL)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(numbers(TicketFilter.ALL.statuses(Set.of(Status.PENDING, Status.SOLVED))))
                .containsExactly(4L, 5L);
        assertThat(numbers(TicketFilter.ALL.statuses(Set.of(Status.OPEN)))).containsExactly(2L, 3L);
        assertThat(numbers(TicketFilter.ALL.statuses(Set.of()))).isEmpty();
        assertThat(numbers(TicketFilter.ALL.status(Status.OPEN).statusLabel("Assigned")))
                .containsExactly(3L);
        assertThat(numbers(TicketFilter.ALL.status(Status.OPEN).statusLabelNotIn(Set.of("Assigned"))))
                .containsExactly(2L);
        assertThat(numbers(TicketFilter.ALL.priorities(Set.of("HIGH", "URGENT"))))
                .containsExactly(2L, 3L);
        assertThat(numbers(TicketFilter.ALL.priorities(Set.of("NONE")))).containsExactly(1L, 5L, 6L, 7L);
        assertThat(numbers(TicketFilter.ALL.unassigned())).containsExactly(1L, 3L, 5L, 6L);
        assertThat(numbers(TicketFilter.ALL.ownedOrClaimedBy("ann"))).containsExactly(2L, 7L);
        assertThat(numbers(TicketFilter.ALL.owner("ann"))).containsExactly(2L);
        assertThat(numbers(TicketFilter.ALL.name("Ann's"))).containsExactly(1L);
        assertThat(numbers(TicketFilter.ALL.customer("17"))).containsExactly(5L, 6L);
        assertThat(numbers(TicketFilter.ALL.customerId("17"))).containsExactly(5L);
        assertThat(numbers(TicketFilter.ALL.numberAfter(5))).containsExactly(6L, 7L);
        assertThat(numbers(TicketFilter.ALL.owner("{\"$ne\":null}"))).isEmpty();
    }

    @Test
    void shouldListByPlace() {
        assertThat(slice(TicketFilter.ALL, TicketSort.NUMBER_DESCENDING, 2, 3)).containsExactly(5L, 4L, 3L);
        assertThat(slice(TicketFilter.ALL, TicketSort.CREATED_AT_DESCENDING, 0, 2))
                .containsExactly(7L, 6L);
        assertThat(slice(TicketFilter.ALL, TicketSort.NUMBER, 7, 3)).isEmpty();
        assertThat(list.count(OURS, TicketFilter.ALL)).isEqualTo(7);
        assertThat(list.count(OURS, TicketFilter.ALL.unassigned())).isEqualTo(4);
    }

    @Test
    void shouldBindCursorsToEveryCondition() {
        assertThat(TicketFilter.ALL.type("a").owner("b").binding())
                .isNotEqualTo(TicketFilter.ALL.type("a").name("b").binding())
                .isEqualTo(TicketFilter.ALL.type("a").owner("b").name(null).binding());
    }

    private static List<Long> numbers(TicketFilter filter) {
        return slice(filter, TicketSort.NUMBER, 0, 100);
    }

    private static List<Long> slice(TicketFilter filter, TicketSort sort, int offset, int limit) {
        return list.slice(
                OURS, filter, sort, offset, limit, document -> document.ticket().number());
    }

    private static void add(
            List<RecordedEvent> events,
            long number,
            Status status,
            @Nullable String label,
            @Nullable PriorityLevel level,
            Assignment assignment,
            Map<TicketField, String> fields) {
        Histories.Story story = Histories.story("ours", number);
        TicketEvent.TicketCreated plain = (TicketEvent.TicketCreated) story.created(fields, null);
        events.add(recorded(
                story,
                new TicketEvent.TicketCreated(
                        plain.envelope(),
                        number,
                        null,
                        Dialect.LEDGER,
                        status,
                        label,
                        level == null ? null : Priority.of(level),
                        assignment,
                        plain.details(),
                        plain.personal(),
                        null)));
    }

    private static RecordedEvent recorded(Histories.Story story, TicketEvent event) {
        return new RecordedEvent(story.number * 10 + event.version(), story.streamId, Histories.START, event);
    }
}
