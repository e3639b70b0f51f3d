package io.ticketledger.command.dispatch;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that a client wants created.
 *
 * @param id the client's id, null for the server's
 * @param number an importer's number, 1 to 10^12; null for the next one of the sequence
 * @param claimedBy who has claimed it from the start
 * @param closedAt when an importer's CLOSED ticket was closed
 * @param importedChangeLog a JSON list, as text
 */
public record NewTicket(
        @Nullable UUID id,
        @Nullable Long number,
        @Nullable String shortId,
        Status status,
        @Nullable String statusLabel,
        @Nullable Priority priority,
        Assignment assignment,
        TicketDetails details,
        @Nullable String claimedBy,
        @Nullable Instant closedAt,
        @Nullable String importedChangeLog) {

    /** Whether it brings something along that only an importer may. */
    boolean isImport() {
        return number != null || closedAt != null || importedChangeLog != null;
    }
}
