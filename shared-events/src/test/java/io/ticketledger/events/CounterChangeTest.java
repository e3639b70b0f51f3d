package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import io.ticketledger.events.json.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterChangeTest {

    @Test
    void shouldCountACreationInEveryDimension() {
        assertThat(of(EventType.TICKET_CREATED))
                .containsExactlyInAnyOrder(
                        change(Dimension.TOTAL, "all", 1),
                        change(Dimension.STATUS, "OPEN", 1),
                        change(Dimension.PRIORITY, "HIGH", 1),
                        change(Dimension.TYPE, "incident", 1));
        assertThat(CounterChange.of(Examples.created(Status.NEW)))
                .containsExactlyInAnyOrder(
                        change(Dimension.TOTAL, "all", 1),
                        change(Dimension.STATUS, "NEW", 1),
                        change(Dimension.PRIORITY, "NONE", 1));
    }

    @Test
    void shouldTakeADeletedTicketOutOfEveryDimension() {
        assertThat(of(EventType.TICKET_DELETED))
                .containsExactlyInAnyOrder(
                        change(Dimension.TOTAL, "all", -1),
                        change(Dimension.STATUS, "PENDING", -1),
                        change(Dimension.PRIORITY, "HIGH", -1),
                        change(Dimension.TYPE, "incident", -1));
    }

    @Test
    void shouldMoveWhatAnEventMoves() {
        assertThat(of(EventType.TICKET_STATUS_CHANGED)).isEqualTo(moved(Dimension.STATUS, "NEW", "ON_HOLD"));
        assertThat(of(EventType.TICKET_REOPENED)).isEqualTo(moved(Dimension.STATUS, "CLOSED", "PENDING"));
        assertThat(of(EventType.TICKET_CLOSED)).isEqualTo(moved(Dimension.STATUS, "SOLVED", "CLOSED"));
        assertThat(of(EventType.TICKET_PRIORITY_CHANGED)).isEqualTo(moved(Dimension.PRIORITY, "HIGH", "NONE"));
        assertThat(of(EventType.TICKET_REVISED)).containsExactly(change(Dimension.TYPE, "incident", 1));
    }

    @Test
    void shouldMoveNothingWhereNothingIsCounted() {
        for (EventType type : List.of(
                EventType.TICKET_CLAIMED,
                EventType.TICKET_RELEASED,
                EventType.TICKET_ASSIGNED,
                EventType.TICKET_REPLIED,
                EventType.CUSTOMER_UNLINKED)) {
            assertThat(of(type)).as(type.name()).isEmpty();
        }
    }

    @Test
    void shouldMoveNothingWhenOnlyTheLabelOfTheStatusChanges() {
        assertThat(CounterChange.of(new TicketStatusChanged(
                        Examples.envelope(2), Status.OPEN, Status.OPEN, "Assigned", null, new ActorOnly(null), null)))
                .isEmpty();
    }

    @Test
    void shouldLookAtTheTypeOnlyWhenItIsRevised() {
        TicketRevised titleOnly = new TicketRevised(
                Examples.envelope(2),
                Set.of(TicketField.TITLE),
                TicketDetails.NONE.plain(),
                Examples.ALL_DETAILS.plain(),
                new TicketRevised.Personal(null, TicketDetails.NONE.personal(), Examples.ALL_DETAILS.personal()),
                null);

        assertThat(CounterChange.of(titleOnly)).isEmpty();
    }

    private static List<CounterChange> of(EventType type) {
        return CounterChange.of((TicketEvent) Examples.full(type));
    }

    private static CounterChange change(Dimension dimension, String key, long by) {
        return new CounterChange(dimension, key, by);
    }

    private static List<CounterChange> moved(Dimension dimension, String from, String to) {
        return List.of(change(dimension, from, -1), change(dimension, to, 1));
    }
}
