package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.helpdesk.HelpdeskTimeline.Entry;
import io.ticketledger.dialect.helpdesk.HelpdeskTimeline.Event;
import io.ticketledger.dialect.helpdesk.HelpdeskTimeline.Note;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.ChangeLogEntry.Author;
import io.ticketledger.events.ChangeLogEntry.Change;
import io.ticketledger.events.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HelpdeskTimelineTest {
    private static final Note FIRST = note(1);
    private static final Note SECOND = note(2);
    private static final Note THIRD = note(3);

    @Test
    void shouldHoldNothingButNotesWithoutHistory() {
        assertThat(HelpdeskTimeline.of(4711, List.of(FIRST, SECOND), List.of())).containsExactly(FIRST, SECOND);
    }

    @Test
    void shouldPutNotesWhereTheirRepliesWere() {
        List<Entry> timeline = HelpdeskTimeline.of(
                4711,
                List.of(FIRST, SECOND, THIRD),
                List.of(
                        entry(5, "TicketReplied", change("message", null, "b")),
                        entry(6, "TicketClosed", change("status", "ON_HOLD", "CLOSED")),
                        entry(7, "TicketReopened", change("status", "CLOSED", "OPEN")),
                        entry(8, "TicketReplied", change("message", null, "c"))));

        assertThat(timeline).hasSize(5);
        assertThat(timeline.get(0)).isEqualTo(FIRST);
        assertThat(timeline.get(1)).isEqualTo(SECOND);
        assertThat(timeline.get(2)).isInstanceOf(Event.class);
        assertThat(timeline.get(3)).isInstanceOf(Event.class);
        assertThat(timeline.get(4)).isEqualTo(THIRD);
    }

    @Test
    void shouldShowAnEvent() {
        List<Entry> timeline = HelpdeskTimeline.of(
                4711, List.of(), List.of(entry(6, "TicketClosed", change("status", "ON_HOLD", "CLOSED"))));

        assertThat(new JsonMapper().writeValueAsString(timeline))
                .isEqualTo("[{\"type\":\"event\",\"id\":6,\"ticket_id\":4711,\"item_type\":\"status\","
                        + "\"item_type_id\":4711,\"description\":\"Ticket closed: status: holding → closed\","
                        + "\"initiated_by\":\"Eve\",\"created_at\":\"2026-03-01 09:30:00\"}]");
    }

    @Test
    void shouldSpeakOfStatusAndPriorityInItsOwnWords() {
        assertThat(description(entry(2, "TicketPriorityChanged", change("priority", null, "URGENT"))))
                .isEqualTo("Priority changed: priority: (none) → urgent");
        assertThat(description(entry(2, "TicketPriorityChanged", change("priority", "When you can", "LOW"))))
                .isEqualTo("Priority changed: priority: When you can → low");
        assertThat(description(entry(2, "TicketReleased"))).isEqualTo("Claim given up.");
    }

    @Test
    void shouldCutWhatIsLong() {
        assertThat(description(entry(2, "TicketRevised", change("title", "a", "😀".repeat(300)))))
                .isEqualTo("Ticket changed: title: a → " + "😀".repeat(200) + "…");
    }

    private static String description(ChangeLogEntry entry) {
        return ((Event) HelpdeskTimeline.of(1, List.of(), List.of(entry)).getFirst()).description();
    }

    private static Note note(long id) {
        return HelpdeskTimeline.note(id, "Bob", "message " + id, Tickets.AT);
    }

    private static ChangeLogEntry entry(long version, String action, Change... changes) {
        return new ChangeLogEntry(
                version, Tickets.AT, new Author("eve", "Eve", Dialect.CHURCH), action, List.of(changes));
    }

    private static Change change(String field, @Nullable String from, @Nullable String to) {
        return new Change(field, from, to);
    }
}
