package io.ticketledger.events;

import io.ticketledger.events.ChangeLogEntry.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what two tickets differ, field by field, in the words of the change log; a pure function of the two. */
public final class TicketDifference {
    private TicketDifference() {}

    /**
     * The fields in which the two differ; the version is none of them.
     *
     * @param from null before the creation, where every field reads null
     */
    public static List<Change> between(@Nullable Ticket from, Ticket to) {
        Changes changes = new Changes();
        changes.add("number", from == null ? null : String.valueOf(from.number()), String.valueOf(to.number()));
        changes.add("shortId", from == null ? null : from.shortId(), to.shortId());
        changes.add(
                "origin",
                from == null ? null : from.origin().word(),
                to.origin().word());
        changes.status(
                from == null ? null : from.status(),
                to.status(),
                from == null ? null : from.statusLabel(),
                to.statusLabel());
        changes.priority(from == null ? null : from.priority(), to.priority());
        claim(changes, from == null ? null : from.claim(), to.claim());
        changes.assignment(from == null ? Assignment.NONE : from.assignment(), to.assignment());
        changes.details(Set.of(TicketField.values()), from == null ? TicketDetails.NONE : from.details(), to.details());
        replies(changes, from == null ? Replies.NONE : from.replies(), to.replies());
        instant(changes, "createdAt", from == null ? null : from.createdAt(), to.createdAt());
        instant(changes, "updatedAt", from == null ? null : from.updatedAt(), to.updatedAt());
        instant(changes, "solvedAt", from == null ? null : from.solvedAt(), to.solvedAt());
        instant(changes, "closedAt", from == null ? null : from.closedAt(), to.closedAt());
        instant(changes, "deletedAt", from == null ? null : from.deletedAt(), to.deletedAt());
        return List.copyOf(changes.list());
    }

    private static void claim(Changes changes, @Nullable Claim from, @Nullable Claim to) {
        changes.add("claim.by", from == null ? null : from.by(), to == null ? null : to.by());
        instant(changes, "claim.at", from == null ? null : from.at(), to == null ? null : to.at());
    }

    private static void replies(Changes changes, Replies from, Replies to) {
        changes.add("replies.count", String.valueOf(from.count()), String.valueOf(to.count()));
        instant(changes, "replies.lastAt", from.lastAt(), to.lastAt());
        changes.add("replies.lastMessage", from.lastMessage(), to.lastMessage());
    }

    private static void instant(Changes changes, String field, @Nullable Instant from, @Nullable Instant to) {
        changes.add(field, from == null ? null : from.toString(), to == null ? null : to.toString());
    }
}
