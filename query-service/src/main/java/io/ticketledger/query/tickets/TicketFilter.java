package io.ticketledger.query.tickets;

import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.query.scope.ScopedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list holds: those for which every condition is true. Immutable; each method gives a narrower filter,
 * or this one when its argument is null.
 */
public final class TicketFilter {

    /** How many words one query looks for at most. */
    public static final int MOST_WORDS = 20;

    /** Everything that is not deleted. */
    public static final TicketFilter ALL = new TicketFilter(List.of());

    private final List<Condition> conditions;

    /** @param binding what a cursor is bound to */
    private record Condition(String binding, Consumer<ScopedQuery> addition) {}

    private TicketFilter(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Whether the text has a word to look for, and not more than {@link #MOST_WORDS}. */
    public static boolean hasWords(String text) {
        int words = countWords(text);
        return words >= 1 && words <= MOST_WORDS;
    }

    /** How many different words the text has. */
    public static int countWords(String text) {
        return Words.of(text).size();
    }

    public TicketFilter status(@Nullable Status status) {
        return is(TicketDocument.STATUS, status == null ? null : status.name());
    }

    /** One of these. */
    public TicketFilter statuses(Collection<Status> statuses) {
        return oneOf(TicketDocument.STATUS, statuses.stream().map(Status::name));
    }

    /** The label that came with the status, to the letter. */
    public TicketFilter statusLabel(@Nullable String label) {
        return is(TicketDocument.STATUS_LABEL, label);
    }

    /** Another label than these, or none. */
    public TicketFilter statusLabelNotIn(Collection<String> labels) {
        List<String> sorted = labels.stream().sorted().distinct().toList();
        return sorted.isEmpty()
                ? this
                : with(
                        TicketDocument.STATUS_LABEL + " not in " + sorted,
                        query -> query.isNoneOf(TicketDocument.STATUS_LABEL, sorted));
    }

    /** @param priority a level's name, or NONE for tickets without a level */
    public TicketFilter priority(@Nullable String priority) {
        return is(TicketDocument.PRIORITY, priority);
    }

    /** One of these, each a level's name, or NONE for tickets without a level. */
    public TicketFilter priorities(Collection<String> priorities) {
        return oneOf(TicketDocument.PRIORITY, priorities.stream());
    }

    public TicketFilter type(@Nullable String type) {
        return is(TicketDocument.TYPE, type);
    }

    public TicketFilter name(@Nullable String name) {
        return is(TicketDocument.NAME, name);
    }

    public TicketFilter claimedBy(@Nullable String claimer) {
        return is(TicketDocument.CLAIMED_BY, claimer);
    }

    public TicketFilter owner(@Nullable String owner) {
        return is(TicketDocument.OWNER, owner);
    }

    /** Owned or claimed by the subject. */
    public TicketFilter ownedOrClaimedBy(String subject) {
        return with(
                "mine=" + subject, query -> query.eitherIs(TicketDocument.OWNER, TicketDocument.CLAIMED_BY, subject));
    }

    /** Without owner, group and claimer. */
    public TicketFilter unassigned() {
        return with("unassigned", query -> query.is(TicketDocument.ASSIGNED, false));
    }

    /** @param customer the customer's id or external id */
    public TicketFilter customer(@Nullable String customer) {
        return is(TicketDocument.CUSTOMER, customer);
    }

    public TicketFilter customerId(@Nullable String id) {
        return is(TicketDocument.CUSTOMER_ID, id);
    }

    public TicketFilter church(@Nullable String church) {
        return is(TicketDocument.CHURCH, church);
    }

    public TicketFilter guildId(@Nullable String guildId) {
        return is(TicketDocument.GUILD_ID, guildId);
    }

    public TicketFilter ispId(@Nullable String ispId) {
        return is(TicketDocument.ISP_ID, ispId);
    }

    public TicketFilter branchId(@Nullable String branchId) {
        return is(TicketDocument.BRANCH_ID, branchId);
    }

    public TicketFilter origin(@Nullable Dialect origin) {
        return is(TicketDocument.ORIGIN, origin == null ? null : origin.word());
    }

    /** @param text up to {@link #MOST_WORDS} words that must all occur in title, description, from, to or replies */
    public TicketFilter words(@Nullable String text) {
        return text == null
                ? this
                : with(
                        "words=" + text,
                        query -> Words.of(text)
                                .forEach(word ->
                                        query.eitherIs(TicketDocument.WORDS, TicketDocument.REPLY_WORDS, word)));
    }

    /** Created at or after the one instant and before the other. */
    public TicketFilter created(@Nullable Instant from, @Nullable Instant to) {
        return between(TicketDocument.CREATED_AT, from, to);
    }

    /** Last changed at or after the one instant and before the other. */
    public TicketFilter updated(@Nullable Instant from, @Nullable Instant to) {
        return between(TicketDocument.UPDATED_AT, from, to);
    }

    /** With a higher number. */
    public TicketFilter numberAfter(long number) {
        return with("number>" + number, query -> query.beyond(TicketDocument.NUMBER, number, true));
    }

    ScopedQuery addTo(ScopedQuery query) {
        query.is(TicketDocument.DELETED, false);
        conditions.forEach(condition -> condition.addition().accept(query));
        return query;
    }

    /** What a cursor is bound to: every condition, in the order in which they were made. */
    List<String> binding() {
        return conditions.stream().map(Condition::binding).toList();
    }

    private TicketFilter is(String field, @Nullable String value) {
        return value == null ? this : with(field + "=" + value, query -> query.is(field, value));
    }

    private TicketFilter oneOf(String field, Stream<String> values) {
        List<String> sorted = values.sorted().distinct().toList();
        return with(field + " in " + sorted, query -> query.isOneOf(field, sorted));
    }

    private TicketFilter between(String field, @Nullable Instant from, @Nullable Instant to) {
        return from == null && to == null
                ? this
                : with(
                        field + " from " + Objects.toString(from, "") + " to " + Objects.toString(to, ""),
                        query -> query.between(field, from, to));
    }

    private TicketFilter with(String binding, Consumer<ScopedQuery> addition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(binding, addition));
        return new TicketFilter(List.copyOf(more));
    }
}
