package io.ticketledger.command.append;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one append changes in the ticket directory; a pure function of its events.
 *
 * @param created the creation whose keys are taken, null when the ticket is in the directory already
 * @param unfinished the flag's new value, null when it stays
 * @param deleted whether the ticket was deleted
 */
record DirectoryChange(
        @Nullable TicketCreated created, @Nullable Boolean unfinished, boolean deleted) {

    static final DirectoryChange NONE = new DirectoryChange(null, null, false);

    /** The change that the events make together. */
    static DirectoryChange of(List<? extends TicketEvent> events) {
        DirectoryChange change = NONE;
        for (TicketEvent event : events) {
            change = change.with(event);
        }
        return change;
    }

    private DirectoryChange with(TicketEvent event) {
        return switch (event) {
            case TicketCreated creation ->
                new DirectoryChange(creation, creation.status().isUnfinished(), false);
            case TicketStatusChanged changed ->
                unfinished(changed.from().isUnfinished(), changed.to().isUnfinished());
            case TicketReopened reopened ->
                unfinished(reopened.from().isUnfinished(), reopened.to().isUnfinished());
            case TicketClosed closed -> unfinished(closed.from().isUnfinished(), false);
            case TicketDeleted ignored -> new DirectoryChange(created, unfinished, true);
            case TicketEvent.TicketClaimed ignored -> this;
            case TicketEvent.TicketReleased ignored -> this;
            case TicketEvent.TicketAssigned ignored -> this;
            case TicketEvent.TicketPriorityChanged ignored -> this;
            case TicketEvent.TicketReplied ignored -> this;
            case TicketEvent.TicketRevised ignored -> this;
            case TicketEvent.CustomerUnlinked ignored -> this;
        };
    }

    private DirectoryChange unfinished(boolean from, boolean to) {
        return from == to ? this : new DirectoryChange(created, to, deleted);
    }

    boolean isUpdate() {
        return created == null && (unfinished != null || deleted);
    }
}
