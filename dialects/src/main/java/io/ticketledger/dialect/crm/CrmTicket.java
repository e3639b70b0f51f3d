package io.ticketledger.dialect.crm;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dates;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a ticket in the crm API. Every name is always there.
 *
 * @param customerID null when the customer's id is no whole number in its usual form
 * @param ticketContent the latest reply, or else the description
 * @param createdDate in UTC, to the second
 * @param id the ticket's number, as text
 */
public record CrmTicket(
        @Nullable Long customerID,
        @Nullable String ticketType,
        String status,
        @Nullable String ticketPriority,
        @Nullable String customerEmail,
        @Nullable String subject,
        @Nullable String ticketContent,
        @Nullable String owner,
        @Nullable String users,
        @Nullable String departments,
        @Nullable String ticketSuppliers,
        String createdDate,
        @Nullable String ticketFollowupDate,
        @Nullable String ticketActionRequiredDate,
        String id) {

    /** The highest id, of a customer or a ticket, that is read and written. */
    static final long HIGHEST_ID = 999_999_999_999_999_999L;

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** The ticket as this API shows it. */
    public static CrmTicket of(Ticket ticket, CrmVocabulary words) {
        TicketDetails details = ticket.details();
        Assignment assignment = ticket.assignment();
        Dates dates = details.dates();
        String reply = ticket.replies().lastMessage();
        return new CrmTicket(
                customer(details.customer().id()),
                details.type(),
                words.shown(ticket.status(), ticket.statusLabel()),
                words.shown(ticket.priority()),
                details.customer().email(),
                details.title(),
                reply == null ? details.description() : reply,
                assignment.owner(),
                assignment.users(),
                assignment.departments(),
                assignment.suppliers(),
                ticket.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                dates.followUp(),
                dates.actionRequired(),
                String.valueOf(ticket.number()));
    }

    /** What a field shows, as text. */
    @Nullable
    String text(CrmField field) {
        return switch (field) {
            case CUSTOMER_ID -> customerID == null ? null : customerID.toString();
            case TYPE -> ticketType;
            case STATUS -> status;
            case PRIORITY -> ticketPriority;
            case CUSTOMER_EMAIL -> customerEmail;
            case SUBJECT -> subject;
            case CONTENT -> ticketContent;
            case OWNER -> owner;
            case USERS -> users;
            case DEPARTMENTS -> departments;
            case SUPPLIERS -> ticketSuppliers;
            case FOLLOW_UP -> ticketFollowupDate;
            case ACTION_REQUIRED -> ticketActionRequiredDate;
        };
    }

    private static @Nullable Long customer(@Nullable String id) {
        return id != null && WHOLE.matcher(id).matches() ? Long.valueOf(id) : null;
    }
}
