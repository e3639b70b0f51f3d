package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A ticket as a client wants it created.
 *
 * @param details all that it says of the ticket, but not who asked
 * @param createdAt when an importer's ticket was created
 * @param ticketId an importer's number
 * @param closedAt when an importer's closed ticket was closed
 * @param changeLog any JSON that an importer brought along, as text
 */
public record ChurchCreate(
        Status status,
        Priority priority,
        TicketDetails details,
        @Nullable Instant createdAt,
        @Nullable Long ticketId,
        @Nullable Instant closedAt,
        @Nullable String changeLog) {

    private static final int TITLE_LENGTH = 1_000;
    private static final long LARGEST_NUMBER = 1_000_000_000_000L;
    private static final Duration TOLERATED_FUTURE = Duration.ofSeconds(1);

    /** What only an importer can bring. */
    private record History(
            @Nullable Instant createdAt,
            @Nullable Long ticketId,
            @Nullable Instant closedAt,
            @Nullable String changeLog) {}

    /**
     * Reads a body.
     *
     * @param importer whether history counts; else it is not even looked at
     * @throws ApiException InvalidFields with everything that is wrong
     */
    public static ChurchCreate parse(JsonNode body, boolean importer, Instant now) {
        Fields fields = Fields.of(ChurchFields.object(body), new ChurchWording());
        Map<TicketField, String> values = new EnumMap<>(TicketField.class);
        put(values, TicketField.LEGACY_ID, ChurchFields.text(fields, "legacy_id", ChurchFields.ID_LENGTH));
        put(
                values,
                TicketField.NEXTGEN_LEGACY_ID,
                ChurchFields.text(fields, "nextgen_legacy_id", ChurchFields.ID_LENGTH));
        put(values, TicketField.TYPE, ChurchFields.required(fields, "type", ChurchFields.WORD_LENGTH));
        String priority = ChurchFields.required(fields, "priority", ChurchFields.WORD_LENGTH);
        String description = ChurchFields.required(fields, "description", ChurchFields.DESCRIPTION_LENGTH);
        put(values, TicketField.DESCRIPTION, description);
        put(values, TicketField.TITLE, title(description));
        Status status = status(fields);
        put(values, TicketField.MEDIA, fields.json("media", ChurchFields.JSON_BYTES, ChurchFields.JSON_DEPTH));
        put(values, TicketField.CHURCH, church(fields));
        History history = importer ? history(fields, status, now) : new History(null, null, null, null);
        fields.throwIfInvalid();
        return new ChurchCreate(
                status,
                ChurchVocabulary.priority(priority),
                TicketDetails.of(values::get),
                history.createdAt,
                history.ticketId,
                history.closedAt,
                history.changeLog);
    }

    /** The details of a ticket that this one asked for. */
    public TicketDetails askedBy(String subject, String name) {
        return details.with(
                EnumSet.of(TicketField.REQUESTER_ID, TicketField.REQUESTER_NAME),
                TicketDetails.of(field -> field == TicketField.REQUESTER_ID ? subject : name));
    }

    private static void put(Map<TicketField, String> values, TicketField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /** The description's first line that is not blank. */
    private static String title(String description) {
        String line = description
                .lines()
                .map(String::strip)
                .filter(stripped -> !stripped.isEmpty())
                .findFirst()
                .orElse("");
        return line.codePointCount(0, line.length()) <= TITLE_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE_LENGTH));
    }

    private static Status status(Fields fields) {
        String word = ChurchFields.status(fields);
        Status status = word == null ? null : ChurchVocabulary.firstStatus(word);
        return status == null ? Status.NEW : status;
    }

    private static @Nullable String church(Fields fields) {
        fields.require("church");
        JsonNode sent = fields.raw("church");
        return sent == null ? null : ChurchFields.uuid(fields, "church", sent);
    }

    private static History history(Fields fields, Status status, Instant now) {
        Instant createdAt = past(fields, "created_at", now);
        Instant closedAt = status == Status.CLOSED ? past(fields, "closed_at", now) : null;
        if (createdAt != null && closedAt != null && closedAt.isBefore(createdAt)) {
            fields.problem("closed_at", new Problem.Other("Ensure this value is not before created_at."));
        }
        return new History(
                createdAt == null ? closedAt : createdAt,
                fields.integer("ticket_id", 1, LARGEST_NUMBER),
                closedAt,
                fields.json("change_log", ChurchFields.JSON_BYTES, ChurchFields.JSON_DEPTH));
    }

    private static @Nullable Instant past(Fields fields, String name, Instant now) {
        Instant instant = ChurchFields.instant(fields, name);
        if (instant != null && instant.isAfter(now.plus(TOLERATED_FUTURE))) {
            fields.problem(name, new Problem.Other("Ensure this value is not in the future."));
        }
        return instant;
    }
}
