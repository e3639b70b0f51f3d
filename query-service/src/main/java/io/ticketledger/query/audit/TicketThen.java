package io.ticketledger.query.audit;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Ticket;
import io.ticketledger.query.replies.ReplyView;
import java.util.List;

/**
 * A ticket as it was, with what its renderings show beside it.
 *
 * @param replies the newest {@link #MOST_PARTS}, oldest first; none when they were not asked for
 * @param changeLog the newest as well, oldest first
 */
public record TicketThen(Ticket ticket, List<ReplyView> replies, List<ChangeLogEntry> changeLog) {
    /** How many replies and entries are kept. */
    public static final int MOST_PARTS = 1_000;

    /** How many bytes the events may have that replies, or entries, are kept of; the newest is kept in any case. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    public TicketThen {
        replies = List.copyOf(replies);
        changeLog = List.copyOf(changeLog);
    }
}
