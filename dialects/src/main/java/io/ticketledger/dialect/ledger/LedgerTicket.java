package io.ticketledger.dialect.ledger;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dates;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Scope;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * The JSON of a ticket in the native API. Every name is always there; a group in which nothing is known reads null.
 * {@code media}, {@code data} and {@code legacy.changeLog} are written out as the JSON that their text is, to the
 * letter: numbers keep every digit.
 */
public record LedgerTicket(
        UUID id,
        long number,
        @Nullable String shortId,
        @Nullable String name,
        String workspace,
        String origin,
        @Nullable String type,
        @Nullable String title,
        @Nullable String description,
        String status,
        @Nullable String statusLabel,
        @Nullable Priority priority,
        @Nullable Requester requester,
        @Nullable Customer customer,
        @Nullable Claim claim,
        @Nullable Assignment assignment,
        @Nullable Channel channel,
        @Nullable Scope scope,
        @Nullable Dates dates,
        @Nullable LegacyJson legacy,
        @Nullable JsonNode media,
        @Nullable JsonNode data,
        Replies replies,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant deletedAt) {

    /** What the ticket was before it came here. */
    public record LegacyJson(
            @Nullable String legacyId,
            @Nullable String nextgenLegacyId,
            @Nullable JsonNode changeLog) {
        private static final LegacyJson NONE = new LegacyJson(null, null, null);
    }

    /** The ticket as this API shows it. */
    public static LedgerTicket of(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new LedgerTicket(
                ticket.id(),
                ticket.number(),
                ticket.shortId(),
                details.name(),
                ticket.workspace(),
                ticket.origin().word(),
                details.type(),
                details.title(),
                details.description(),
                ticket.status().name(),
                ticket.statusLabel(),
                ticket.priority(),
                unless(details.requester(), Requester.NONE),
                unless(details.customer(), Customer.NONE),
                ticket.claim(),
                unless(ticket.assignment(), Assignment.NONE),
                unless(details.channel(), Channel.NONE),
                unless(details.scope(), Scope.NONE),
                unless(details.dates(), Dates.NONE),
                unless(
                        new LegacyJson(
                                details.legacy().legacyId(),
                                details.legacy().nextgenLegacyId(),
                                json(ticket.importedChangeLog())),
                        LegacyJson.NONE),
                json(details.media()),
                json(details.data()),
                ticket.replies(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.solvedAt(),
                ticket.closedAt(),
                ticket.deletedAt());
    }

    private static <T> @Nullable T unless(T value, T none) {
        return value.equals(none) ? null : value;
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    }
}
