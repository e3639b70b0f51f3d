package io.ticketledger.query.tickets;

import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.query.scope.ScopedQuery;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list holds: those for which everything that is given here is true.
 *
 * @param priority a level's name, or NONE for tickets without a level
 * @param customer the customer's id or external id
 * @param text up to {@link #MOST_WORDS} words that must all occur in title, description, from, to or replies
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record TicketFilter(
        @Nullable Status status,
        @Nullable String priority,
        @Nullable String type,
        @Nullable String claimedBy,
        @Nullable String customer,
        @Nullable String church,
        @Nullable String guildId,
        @Nullable String ispId,
        @Nullable String branchId,
        @Nullable Dialect origin,
        @Nullable String text,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedTo) {

    /** How many words one query looks for at most. */
    public static final int MOST_WORDS = 20;

    /** Everything that is not deleted. */
    public static final TicketFilter ALL =
            new TicketFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Whether the text has a word to look for, and not more than {@link #MOST_WORDS}. */
    public static boolean hasWords(String text) {
        int words = Words.of(text).size();
        return words >= 1 && words <= MOST_WORDS;
    }

    ScopedQuery addTo(ScopedQuery query) {
        query.is(TicketDocument.DELETED, false)
                .is(TicketDocument.STATUS, status == null ? null : status.name())
                .is(TicketDocument.PRIORITY, priority)
                .is(TicketDocument.TYPE, type)
                .is(TicketDocument.CLAIMED_BY, claimedBy)
                .is(TicketDocument.CUSTOMER, customer)
                .is(TicketDocument.CHURCH, church)
                .is(TicketDocument.GUILD_ID, guildId)
                .is(TicketDocument.ISP_ID, ispId)
                .is(TicketDocument.BRANCH_ID, branchId)
                .is(TicketDocument.ORIGIN, origin == null ? null : origin.word())
                .between(TicketDocument.CREATED_AT, createdFrom, createdTo)
                .between(TicketDocument.UPDATED_AT, updatedFrom, updatedTo);
        Words.of(text).forEach(word -> query.eitherIs(TicketDocument.WORDS, TicketDocument.REPLY_WORDS, word));
        return query;
    }

    /** What a cursor is bound to: every part, in a fixed order. */
    List<String> binding() {
        return Stream.of(
                        status,
                        priority,
                        type,
                        claimedBy,
                        customer,
                        church,
                        guildId,
                        ispId,
                        branchId,
                        origin,
                        text,
                        createdFrom,
                        createdTo,
                        updatedFrom,
                        updatedTo)
                .map(part -> part == null ? "" : "=" + part)
                .toList();
    }
}
