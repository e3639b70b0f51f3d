package io.ticketledger.dialect.helpdesk;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.ChangeLogEntry.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A ticket's timeline, oldest first: its replies as notes and, with history, everything else that happened to it as
 * events. A reply is no event beside its note.
 */
public final class HelpdeskTimeline {
    /** How many notes, and how many entries of the history, a timeline holds at most: the newest. */
    public static final int MOST = 1_000;

    private static final String REPLIED = "TicketReplied";

    private HelpdeskTimeline() {}

    /** One entry, told apart by its {@code type}. */
    public sealed interface Entry {}

    /** @param id counted from 1 within the ticket */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder({"type", "id", "status_new", "user_id", "user_name", "content", "pinned", "created_at"})
    public record Note(
            String type,
            long id,
            @Nullable String statusNew,
            long userId,
            @Nullable String userName,
            @Nullable String content,
            @Nullable Boolean pinned,
            String createdAt)
            implements Entry {}

    /**
     * @param id the ticket's version since this event
     * @param itemType what it is about: ticket, status, priority, claim, assignment or customer
     * @param itemTypeId the ticket's number: nothing of this has an id of its own
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder({
        "type",
        "id",
        "ticket_id",
        "item_type",
        "item_type_id",
        "description",
        "initiated_by",
        "created_at"
    })
    public record Event(
            String type,
            long id,
            long ticketId,
            String itemType,
            long itemTypeId,
            String description,
            String initiatedBy,
            String createdAt)
            implements Entry {}

    /** A reply as a note; who wrote it is known by name only. */
    public static Note note(long id, @Nullable String author, @Nullable String message, Instant at) {
        return new Note("note", id, null, 0, author, message, null, HelpdeskValues.time(at));
    }

    /**
     * Notes and history in the order in which they happened.
     *
     * @param notes the newest replies, oldest first
     * @param history the newest entries of the change log, oldest first; those of the newest notes among them
     */
    public static List<Entry> of(long ticket, List<Note> notes, List<ChangeLogEntry> history) {
        int replied = (int)
                history.stream().filter(entry -> entry.action().equals(REPLIED)).count();
        int next = Math.max(0, notes.size() - replied);
        List<Entry> timeline = new ArrayList<>(notes.subList(0, next));
        for (ChangeLogEntry entry : history) {
            if (!entry.action().equals(REPLIED)) {
                timeline.add(event(ticket, entry));
            } else if (next < notes.size()) {
                timeline.add(notes.get(next++));
            }
        }
        return timeline;
    }

    private static Event event(long ticket, ChangeLogEntry entry) {
        Author author = entry.actor();
        return new Event(
                "event",
                entry.version(),
                ticket,
                HelpdeskEvents.itemType(entry),
                ticket,
                HelpdeskEvents.description(entry),
                author.name() == null ? author.subject() : author.name(),
                HelpdeskValues.time(entry.at()));
    }
}
