package io.ticketledger.dialect.helpdesk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three forms that answers of this API have; {@code type} says which. */
public sealed interface HelpdeskAnswer {

    /** One ticket. */
    @JsonPropertyOrder({"type", "item"})
    record Item(String type, HelpdeskTicket item) implements HelpdeskAnswer {
        public Item(HelpdeskTicket item) {
            this("item", item);
        }
    }

    /**
     * A part of the tickets that were found.
     *
     * @param itemStart how many come before the first
     * @param itemTotal how many were found
     * @param itemLimit how many were asked for
     */
    @JsonPropertyOrder({"type", "itemStart", "itemTotal", "itemLimit", "items"})
    record ItemList(String type, long itemStart, long itemTotal, long itemLimit, List<HelpdeskTicket> items)
            implements HelpdeskAnswer {
        public ItemList(long itemStart, long itemTotal, long itemLimit, List<HelpdeskTicket> items) {
            this("list", itemStart, itemTotal, itemLimit, List.copyOf(items));
        }
    }

    /** What became of a write; a creation names its ticket, under both names that clients look for. */
    @JsonPropertyOrder({"type", "message", "ticketID", "id"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String type,
            String message,
            @Nullable Long ticketID,
            @Nullable Long id) implements HelpdeskAnswer {
        public static Result of(String message) {
            return new Result("result", message, null, null);
        }

        public static Result created(long ticket) {
            return new Result("result", "Ticket created.", ticket, ticket);
        }
    }
}
