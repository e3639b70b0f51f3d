package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.assign;
import static io.ticketledger.command.ticket.Happening.assigned;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Sample.ASSIGNED;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Status;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssignTicketTest {
    private static final Set<AssignmentPart> ALL = EnumSet.allOf(AssignmentPart.class);
    private static final Assignment OTHER =
            new Assignment("group-2", "owner-2", "users-2", "departments-2", "suppliers-2");
    private static final Happening FIRST = assigned(Assignment.NONE, ASSIGNED);

    @Test
    void shouldAssignAllParts() {
        assertThat(given(created())
                        .when(assign(ALL, ASSIGNED))
                        .then(FIRST)
                        .ticket()
                        .assignment())
                .isEqualTo(ASSIGNED);
    }

    @ParameterizedTest
    @EnumSource(AssignmentPart.class)
    void shouldAssignOnePartAndLeaveTheOthers(AssignmentPart part) {
        Assignment to = switch (part) {
            case GROUP -> new Assignment("group-2", "owner-1", "users-1", "departments-1", "suppliers-1");
            case OWNER -> new Assignment("group-1", "owner-2", "users-1", "departments-1", "suppliers-1");
            case USERS -> new Assignment("group-1", "owner-1", "users-2", "departments-1", "suppliers-1");
            case DEPARTMENTS -> new Assignment("group-1", "owner-1", "users-1", "departments-2", "suppliers-1");
            case SUPPLIERS -> new Assignment("group-1", "owner-1", "users-1", "departments-1", "suppliers-2");
        };

        assertThat(given(created(), FIRST)
                        .when(assign(Set.of(part), OTHER))
                        .then(assigned(ASSIGNED, to))
                        .ticket()
                        .assignment())
                .isEqualTo(to);
    }

    @Test
    void shouldTakeAPartAway() {
        given(created(), FIRST)
                .when(assign(Set.of(AssignmentPart.OWNER), Assignment.NONE))
                .then(assigned(ASSIGNED, new Assignment("group-1", null, "users-1", "departments-1", "suppliers-1")));
    }

    @Test
    void shouldDoNothingWhenItIsAssignedSo() {
        given(created(), FIRST).when(assign(ALL, ASSIGNED)).thenNothing();
        given(created(), FIRST)
                .when(assign(Set.of(AssignmentPart.GROUP), new Assignment("group-1", "x", "x", "x", "x")))
                .thenNothing();
    }

    @Test
    void shouldDoNothingWhenNoPartIsNamed() {
        given(created(), FIRST).when(assign(Set.of(), OTHER)).thenNothing();
    }

    @Test
    void shouldSeeTheAssignmentOfTheCreation() {
        given(created(Status.NEW, null, null, ASSIGNED, DETAILS))
                .when(assign(ALL, ASSIGNED))
                .thenNothing();
    }

    @Test
    void shouldAssignAClosedTicketToo() {
        given(created(), closed(Status.NEW)).when(assign(ALL, ASSIGNED)).then(FIRST);
    }
}
