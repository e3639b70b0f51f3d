package io.ticketledger.command.bulk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ticketledger.events.PriorityLevel;
import org.jspecify.annotations.Nullable;

/** One thing to be done to each ticket. Its JSON is what a job is stored as. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BulkAction.Status.class, name = "status"),
    @JsonSubTypes.Type(value = BulkAction.Priority.class, name = "priority"),
    @JsonSubTypes.Type(value = BulkAction.Group.class, name = "group"),
    @JsonSubTypes.Type(value = BulkAction.Owner.class, name = "owner"),
    @JsonSubTypes.Type(value = BulkAction.Title.class, name = "title"),
    @JsonSubTypes.Type(value = BulkAction.Claim.class, name = "claim"),
    @JsonSubTypes.Type(value = BulkAction.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = BulkAction.Delete.class, name = "delete")
})
public sealed interface BulkAction {

    /** CLOSED closes. */
    record Status(io.ticketledger.events.Status to) implements BulkAction {}

    /** Nothing when the ticket shows this level already; one without a level shows MEDIUM. */
    record Priority(PriorityLevel level, String label) implements BulkAction {}

    /** @param to null for none: nothing then when the ticket's group is no number, for that shows as none */
    record Group(@Nullable String to) implements BulkAction {}

    /** @param to null for nobody */
    record Owner(@Nullable String to) implements BulkAction {}

    record Title(String to) implements BulkAction {}

    /** Refused when somebody else has claimed the ticket. */
    record Claim(String by) implements BulkAction {}

    record Reply(String message) implements BulkAction {}

    record Delete() implements BulkAction {}
}
