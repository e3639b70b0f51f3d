package io.ticketledger.query.reports;

import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Ticket;
import org.jspecify.annotations.Nullable;

/** What tickets are reported by. The value of a ticket is its group; one without a value is in the group of none. */
public enum Dimension {
    /** All tickets of the workspace: one group. */
    ALL("all"),
    TYPE("type"),
    /** By level, not by label. */
    PRIORITY("priority"),
    /** The group that it is assigned to. */
    GROUP("group"),
    /** Who has it claimed. */
    CLAIMANT("claimant"),
    /** By id, or by external id where there is no other. */
    CUSTOMER("customer"),
    CHANNEL("channel"),
    /** The dialect it came in by. */
    ORIGIN("origin");

    /** The group of tickets that have no value. */
    public static final String NONE = "";

    private final String word;

    Dimension(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The ticket's group, {@link #NONE} when it has no value or an empty one. */
    String of(Ticket ticket) {
        String value = value(ticket);
        return value == null ? NONE : value;
    }

    private @Nullable String value(Ticket ticket) {
        return switch (this) {
            case ALL -> null;
            case TYPE -> ticket.details().type();
            case PRIORITY -> level(ticket.priority());
            case GROUP -> ticket.assignment().group();
            case CLAIMANT -> ticket.claim() == null ? null : ticket.claim().by();
            case CUSTOMER -> customer(ticket.details().customer());
            case CHANNEL -> ticket.details().channel().channelId();
            case ORIGIN -> ticket.origin().word();
        };
    }

    private static @Nullable String level(@Nullable Priority priority) {
        return priority == null || priority.level() == null
                ? null
                : priority.level().name();
    }

    private static @Nullable String customer(Customer customer) {
        return customer.id() == null ? customer.externalId() : customer.id();
    }
}
