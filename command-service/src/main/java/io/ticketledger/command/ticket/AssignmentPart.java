package io.ticketledger.command.ticket;

import io.ticketledger.events.Assignment;
import java.util.Set;

/** The parts of an assignment that can be set one by one. */
public enum AssignmentPart {
    GROUP,
    OWNER,
    USERS,
    DEPARTMENTS,
    SUPPLIERS;

    /** The present assignment with the given parts taken from another. */
    static Assignment merge(Assignment present, Set<AssignmentPart> parts, Assignment other) {
        return new Assignment(
                (parts.contains(GROUP) ? other : present).group(),
                (parts.contains(OWNER) ? other : present).owner(),
                (parts.contains(USERS) ? other : present).users(),
                (parts.contains(DEPARTMENTS) ? other : present).departments(),
                (parts.contains(SUPPLIERS) ? other : present).suppliers());
    }
}
