package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.assign;
import static io.ticketledger.command.ticket.Asked.claim;
import static io.ticketledger.command.ticket.Asked.close;
import static io.ticketledger.command.ticket.Asked.create;
import static io.ticketledger.command.ticket.Asked.delete;
import static io.ticketledger.command.ticket.Asked.release;
import static io.ticketledger.command.ticket.Asked.reply;
import static io.ticketledger.command.ticket.Asked.revise;
import static io.ticketledger.command.ticket.Asked.setPriority;
import static io.ticketledger.command.ticket.Asked.setStatus;
import static io.ticketledger.command.ticket.Asked.unlinkCustomer;
import static io.ticketledger.command.ticket.Asked.update;
import static io.ticketledger.command.ticket.Happening.assigned;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.deleted;
import static io.ticketledger.command.ticket.Happening.prioritised;
import static io.ticketledger.command.ticket.Happening.released;
import static io.ticketledger.command.ticket.Happening.reopened;
import static io.ticketledger.command.ticket.Happening.replied;
import static io.ticketledger.command.ticket.Happening.revised;
import static io.ticketledger.command.ticket.Happening.statusChanged;
import static io.ticketledger.command.ticket.Happening.unlinked;
import static io.ticketledger.command.ticket.Sample.ASSIGNED;
import static io.ticketledger.command.ticket.Sample.CUSTOMER;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.HIGH;
import static io.ticketledger.command.ticket.Sample.START;
import static io.ticketledger.command.ticket.Sample.titled;
import static io.ticketledger.command.ticket.TicketScenario.given;

import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several changes as one command. */
class UpdateTicketTest {
    private static final Asked RETITLE = revise(Set.of(TicketField.TITLE), titled("Printer smoking"));
    private static final Happening RETITLED =
            revised(Set.of(TicketField.TITLE), titled("Printer on fire"), titled("Printer smoking"));

    /** Every order in which three changes can be sent. */
    static List<List<Asked>> everyOrder() {
        List<List<Asked>> orders = new ArrayList<>();
        permute(List.of(setStatus(Status.SOLVED), reply("Again."), RETITLE), new ArrayList<>(), orders);
        return orders;
    }

    private static void permute(List<Asked> left, List<Asked> taken, List<List<Asked>> orders) {
        if (left.isEmpty()) {
            orders.add(List.copyOf(taken));
        }
        for (Asked next : left) {
            taken.add(next);
            permute(left.stream().filter(asked -> asked != next).toList(), taken, orders);
            taken.removeLast();
        }
    }

    @ParameterizedTest
    @MethodSource("everyOrder")
    void shouldReopenFirstThenReplyThenDoTheRest(List<Asked> changes) {
        given(created(), closed(Status.NEW))
                .when(update(changes.toArray(Asked[]::new)))
                .then(reopened(Status.SOLVED), replied(1, "Again."), RETITLED);
    }

    @Test
    void shouldReplyBeforeAnyOtherChangeOfStatusAndCloseLast() {
        given(created())
                .when(update(close(), setStatus(Status.OPEN), claim("ann"), reply("Done.")))
                .then(replied(1, "Done."), statusChanged(Status.NEW, Status.OPEN), claimed("ann"), closed(Status.OPEN));
        given(created())
                .when(update(setStatus(Status.CLOSED, "Closed"), claim("ann"), reply("Done.")))
                .then(replied(1, "Done."), claimed("ann"), closed(Status.NEW, "Closed"));
    }

    @Test
    void shouldKeepTheOrderOfEverythingElse() {
        given(created(), claimed("ann"))
                .when(update(
                        setPriority(HIGH),
                        unlinkCustomer(),
                        RETITLE,
                        assign(EnumSet.allOf(AssignmentPart.class), ASSIGNED),
                        release()))
                .then(
                        prioritised(null, HIGH),
                        unlinked(CUSTOMER),
                        RETITLED,
                        assigned(Assignment.NONE, ASSIGNED),
                        released("ann"));
    }

    @Test
    void shouldCountRepliesWithinTheUpdate() {
        given(created(), replied(1, "One."))
                .when(update(reply("Two."), reply("Three.")))
                .then(replied(2, "Two."), replied(3, "Three."));
    }

    @Test
    void shouldDecideEachChangeOnWhatThoseBeforeItLeave() {
        given(created())
                .when(update(setPriority(HIGH), setPriority(HIGH), claim("ann"), claim("ann")))
                .then(prioritised(null, HIGH), claimed("ann"));
        given(created()).when(update(claim("ann"), claim("bob"))).thenRefused(RefusalCode.ALREADY_CLAIMED);
    }

    @Test
    void shouldDoAllOrNothing() {
        given(created(), claimed("ann"))
                .when(update(RETITLE, setPriority(HIGH), claim("bob")))
                .thenRefused(RefusalCode.ALREADY_CLAIMED);
        given(created(), closed(Status.NEW))
                .when(update(RETITLE, reply("Too late.")))
                .thenRefused(RefusalCode.TICKET_CLOSED);
        given(created()).when(update(setStatus(Status.OPEN), reply(" "))).thenRefused(RefusalCode.INVALID, "message");
    }

    @Test
    void shouldDoOnlyWhatIsNotSoAlready() {
        given(created(DETAILS), claimed("ann"))
                .when(update(
                        claim("ann"),
                        setStatus(Status.NEW),
                        revise(EnumSet.allOf(TicketField.class), DETAILS),
                        setPriority(HIGH)))
                .then(prioritised(null, HIGH));
    }

    @Test
    void shouldDoNothingWhenAllIsSo() {
        given(created(DETAILS), claimed("ann"))
                .when(update(claim("ann"), setStatus(Status.NEW), setPriority(null), assign(Set.of(), Assignment.NONE)))
                .thenNothing();
    }

    @Test
    void shouldDoNothingWhenNothingIsAsked() {
        given(created()).when(update()).thenNothing();
    }

    @Test
    void shouldRefuseACreationAndAnUpdateInside() {
        given(created()).when(update(RETITLE, create())).thenRefused(RefusalCode.INVALID);
        given(created()).when(update(RETITLE, update(close()))).thenRefused(RefusalCode.INVALID);
    }

    @Test
    void shouldCheckTheConditionOnceForTheWhole() {
        given(created(), claimed("ann"))
                .ifVersion(2L)
                .when(update(setStatus(Status.OPEN), reply("On it."), close()))
                .then(replied(1, "On it."), statusChanged(Status.NEW, Status.OPEN), closed(Status.OPEN));
        given(created(), claimed("ann"))
                .ifVersion(3L)
                .when(update(setStatus(Status.OPEN), reply("On it."), close()))
                .thenRefused(RefusalCode.VERSION_MISMATCH);
    }

    @Test
    void shouldDeleteLast() {
        given(created())
                .when(update(delete(), RETITLE, close()))
                .then(RETITLED, closed(Status.NEW), deleted(Status.CLOSED, null, "incident"));
    }

    @Test
    void shouldWorkOutWhatItMeansOnTheTicketAsItIs() {
        TicketUpdate unlessOnHold = present -> present.status() == Status.ON_HOLD
                ? List.of()
                : List.of((stream, context) -> new SetStatus(stream, context, Status.PENDING, null));

        given(created(), statusChanged(Status.NEW, Status.ON_HOLD))
                .when(context -> new UpdateTicket(Sample.STREAM, context, unlessOnHold))
                .thenNothing();
        given(created())
                .when(context -> new UpdateTicket(Sample.STREAM, context, unlessOnHold))
                .then(statusChanged(Status.NEW, Status.PENDING));
    }

    @Test
    void shouldDoNothingWhenWorkingItOutFails() {
        given(created())
                .when(context -> new UpdateTicket(Sample.STREAM, context, present -> {
                    throw new RefusedException(RefusalCode.INVALID, "no");
                }))
                .thenRefused(RefusalCode.INVALID);
    }

    @Test
    void shouldGiveAllEventsTheTimeOfTheWhole() {
        given(created(), closed(Status.NEW))
                .occurredAt(START.plusSeconds(60))
                .when(update(reply("Again."), setStatus(Status.OPEN)))
                .thenAt(START.plusSeconds(60), reopened(Status.OPEN), replied(1, "Again."));
    }
}
