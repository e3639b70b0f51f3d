package io.ticketledger.dialect.church;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.json.ImportedLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * The JSON of a ticket in the church API. Every name is always there; what a ticket of another API does not have reads
 * null. Times are UTC with six digits after the second.
 *
 * @param changeLog the newest entries, oldest first: those that an importer brought, then one for each event
 * @param closedAt since when {@code status} reads closed
 * @param deletedAt always null: a deleted ticket is not shown
 * @param media any JSON, to the letter
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ChurchTicket(
        UUID id,
        User user,
        @Nullable String legacyId,
        @Nullable String nextgenLegacyId,
        String createdAt,
        String updatedAt,
        long ticketId,
        @Nullable String type,
        @Nullable String priority,
        @Nullable String description,
        String status,
        List<Object> changeLog,
        @Nullable String closedAt,
        @Nullable String deletedAt,
        @Nullable JsonNode media,
        @Nullable String church) {

    /** The most entries of a change log that a ticket carries. */
    public static final int LONGEST_CHANGE_LOG = 1_000;

    /** Who asked; {@code profile} and {@code additional_user_fields} are always null. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record User(
            @Nullable String id,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String profile,
            @Nullable String additionalUserFields) {
        static User of(Requester requester) {
            return new User(requester.id(), requester.email(), requester.phone(), null, null);
        }
    }

    /** One event's entry of the change log. */
    record Entry(
            long version, String at, ChangeLogEntry.Author actor, String action, List<ChangeLogEntry.Change> changes) {
        static Entry of(ChangeLogEntry entry) {
            return new Entry(
                    entry.version(), ChurchTimes.write(entry.at()), entry.actor(), entry.action(), entry.changes());
        }
    }

    /**
     * The ticket as this API shows it.
     *
     * @param newest the entries of its newest events, oldest first: all, or at least {@value #LONGEST_CHANGE_LOG}
     */
    public static ChurchTicket of(Ticket ticket, List<ChangeLogEntry> newest) {
        TicketDetails details = ticket.details();
        Instant closedAt = ticket.solvedAt() == null ? ticket.closedAt() : ticket.solvedAt();
        return new ChurchTicket(
                ticket.id(),
                User.of(details.requester()),
                details.legacy().legacyId(),
                details.legacy().nextgenLegacyId(),
                ChurchTimes.write(ticket.createdAt()),
                ChurchTimes.write(ticket.updatedAt()),
                ticket.number(),
                details.type(),
                ChurchVocabulary.priorityText(ticket.priority()),
                details.description(),
                ChurchVocabulary.statusWord(ticket.status()),
                changeLog(ticket.importedChangeLog(), newest),
                ChurchTimes.writeOrNull(closedAt),
                null,
                json(details.media()),
                details.scope().church());
    }

    private static List<Object> changeLog(@Nullable String imported, List<ChangeLogEntry> newest) {
        List<Object> entries = new ArrayList<>(ImportedLog.entries(imported));
        newest.forEach(entry -> entries.add(Entry.of(entry)));
        int surplus = Math.max(0, entries.size() - LONGEST_CHANGE_LOG);
        return List.copyOf(entries.subList(surplus, entries.size()));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    }
}
