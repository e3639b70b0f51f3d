package io.ticketledger.dialect.isp;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a ticket in the isp dialect. Every name is always there.
 *
 * @param id the ticket's number
 * @param subscriberId the customer's id, null when it is no number
 * @param priority 1 to 3
 * @param status 0 to 3
 * @param replies oldest first
 * @param createdAt such as {@code 2026-01-31 08:00:00}, UTC
 */
public record IspTicket(
        long id,
        @Nullable String title,
        @Nullable String description,
        @JsonProperty("subscriber_id") @Nullable Long subscriberId,
        @JsonProperty("subscriber_name") @Nullable String subscriberName,
        int priority,
        int status,
        List<IspReply> replies,
        @JsonProperty("created_at") String createdAt) {

    /** The ticket as this dialect shows it, with the given replies. */
    public static IspTicket of(Ticket ticket, List<IspReply> replies) {
        Summary summary = Summary.of(ticket);
        return new IspTicket(
                summary.id(),
                summary.title(),
                ticket.details().description(),
                summary.subscriberId(),
                summary.subscriberName(),
                summary.priority(),
                summary.status(),
                List.copyOf(replies),
                summary.createdAt());
    }

    /** A ticket in a list. */
    public record Summary(
            long id,
            @Nullable String title,
            @JsonProperty("subscriber_id") @Nullable Long subscriberId,
            @JsonProperty("subscriber_name") @Nullable String subscriberName,
            int priority,
            int status,
            @JsonProperty("created_at") String createdAt) {

        public static Summary of(Ticket ticket) {
            Customer customer = ticket.details().customer();
            return new Summary(
                    ticket.number(),
                    ticket.details().title(),
                    subscriber(customer),
                    customer.name(),
                    IspVocabulary.number(ticket.priority()),
                    IspVocabulary.number(ticket.status()),
                    IspTime.of(ticket.createdAt()));
        }
    }

    /** What {@code subscriber_id} reads. */
    static @Nullable Long subscriber(Customer customer) {
        return customer.id() == null ? null : Identifiers.number(customer.id());
    }
}
