package io.ticketledger.query.tickets;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.json.TicketState;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the read model: the whole ticket as the fold made it, and beside it flat fields to find it by. The
 * ticket itself is kept as JSON text: it reads back into the very same ticket, and takes a fraction of the memory that
 * a tree would in the embedded store.
 *
 * @param replyWords the words of all its replies
 */
public record TicketDocument(String streamId, Ticket ticket, Set<String> replyWords) {

    /** The stream. */
    public static final String ID = "_id";

    /** The ticket's public id, as text. */
    public static final String TICKET_ID = "ticketId";

    static final String NUMBER = "number";
    static final String SHORT_ID = "shortId";
    public static final String VERSION = "version";
    static final String DELETED = "deleted";
    static final String STATUS = "status";
    static final String STATUS_LABEL = "statusLabel";
    static final String PRIORITY = "priority";
    static final String TYPE = "type";
    static final String CLAIMED_BY = "claimedBy";
    static final String NAME = "name";
    static final String OWNER = "owner";
    static final String ASSIGNED = "assigned";
    static final String CUSTOMER = "customer";
    static final String CUSTOMER_ID = "customerId";
    static final String CHURCH = "church";
    static final String GUILD_ID = "guildId";
    static final String ISP_ID = "ispId";
    static final String BRANCH_ID = "branchId";
    static final String ORIGIN = "origin";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";
    public static final String WORDS = "words";
    public static final String REPLY_WORDS = "replyWords";

    /** The whole ticket, as JSON text. */
    public static final String TICKET = "ticket";

    static TicketDocument of(Document document) {
        return new TicketDocument(
                document.getString(ID),
                ticket(document),
                new LinkedHashSet<>(document.getList(REPLY_WORDS, String.class, List.of())));
    }

    static Ticket ticket(Document document) {
        return TicketState.read(document.getString(TICKET));
    }

    public long version() {
        return ticket.version();
    }

    public boolean deleted() {
        return ticket.deletedAt() != null;
    }

    /** The document as it is kept. */
    public Document toBson() {
        TicketDetails details = ticket.details();
        Customer customer = details.customer();
        Document document = new Document(ID, streamId)
                .append("workspace", ticket.workspace())
                .append(TICKET_ID, ticket.id().toString())
                .append(NUMBER, ticket.number())
                .append(VERSION, ticket.version())
                .append(DELETED, deleted())
                .append(STATUS, ticket.status().name())
                .append(PRIORITY, level(ticket))
                .append(ASSIGNED, isAssigned(ticket))
                .append(ORIGIN, ticket.origin().word())
                .append(CREATED_AT, date(ticket.createdAt()))
                .append(UPDATED_AT, date(ticket.updatedAt()));
        append(document, SHORT_ID, ticket.shortId());
        append(document, STATUS_LABEL, ticket.statusLabel());
        append(document, TYPE, details.type());
        append(document, NAME, details.name());
        append(document, OWNER, ticket.assignment().owner());
        append(document, CUSTOMER_ID, customer.id());
        append(
                document,
                CLAIMED_BY,
                ticket.claim() == null ? null : ticket.claim().by());
        append(document, CHURCH, details.scope().church());
        append(document, GUILD_ID, details.scope().guildId());
        append(document, ISP_ID, details.scope().ispId());
        append(document, BRANCH_ID, details.scope().branchId());
        append(
                document,
                CUSTOMER,
                Stream.of(customer.id(), customer.externalId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        append(document, WORDS, deleted() ? List.of() : words(details));
        append(document, REPLY_WORDS, deleted() ? List.of() : replyWords);
        return document.append(TICKET, TicketState.writeText(ticket));
    }

    private static Set<String> words(TicketDetails details) {
        Set<String> words = new LinkedHashSet<>();
        Words.addTo(words, details.title());
        Words.addTo(words, details.description());
        Words.addTo(words, details.channel().from());
        Words.addTo(words, details.channel().to());
        return words;
    }

    private static String level(Ticket ticket) {
        return ticket.priority() == null || ticket.priority().level() == null
                ? CounterChange.NO_LEVEL
                : ticket.priority().level().name();
    }

    /** Whether anybody has it to do: an owner, a group or a claimer. */
    private static boolean isAssigned(Ticket ticket) {
        return ticket.claim() != null
                || ticket.assignment().owner() != null
                || ticket.assignment().group() != null;
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }

    private static void append(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.append(field, value);
        }
    }

    private static void append(Document document, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            document.append(field, values);
        }
    }
}
