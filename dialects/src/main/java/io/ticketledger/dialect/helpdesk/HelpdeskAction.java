package io.ticketledger.dialect.helpdesk;

import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import org.jspecify.annotations.Nullable;

/** One thing that is done to each of several tickets. */
public sealed interface HelpdeskAction {

    record SetStatus(Status to) implements HelpdeskAction {}

    record SetPriority(PriorityLevel to) implements HelpdeskAction {}

    /** @param group null for none */
    record AssignGroup(@Nullable String group) implements HelpdeskAction {}

    /** @param owner null for nobody */
    record AssignUser(@Nullable String owner) implements HelpdeskAction {}

    record SetTitle(String title) implements HelpdeskAction {}

    record Delete() implements HelpdeskAction {}

    /** @param by null for the caller */
    record Claim(@Nullable String by) implements HelpdeskAction {}

    record Reply(String message) implements HelpdeskAction {}
}
