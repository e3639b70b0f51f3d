package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.claim;
import static io.ticketledger.command.ticket.Asked.close;
import static io.ticketledger.command.ticket.Asked.create;
import static io.ticketledger.command.ticket.Asked.reply;
import static io.ticketledger.command.ticket.Asked.revise;
import static io.ticketledger.command.ticket.Asked.setStatus;
import static io.ticketledger.command.ticket.Asked.update;
import static io.ticketledger.command.ticket.Happening.assigned;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.claimedFrom;
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
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.Sample.STREAM;
import static io.ticketledger.command.ticket.TicketScenario.expected;
import static io.ticketledger.command.ticket.TicketScenario.history;
import static io.ticketledger.command.ticket.TicketScenario.live;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shell inside Axon: it adds nothing to the decision, and folds what the decision made. */
class TicketAggregateTest {
    private static final List<TicketEvent> LIFE = history(
            created(),
            claimed("ann"),
            assigned(Assignment.NONE, Sample.ASSIGNED),
            statusChanged(Status.NEW, Status.SOLVED, "Resolved"),
            prioritised(null, Sample.HIGH),
            replied(1, "Done.", "Ann"),
            closed(Status.SOLVED),
            reopened(Status.OPEN),
            revised(Set.of(TicketField.TITLE), Sample.only(TicketField.TITLE), Sample.titled("Printer smoking")),
            unlinked(Sample.CUSTOMER),
            claimedFrom("ann", "bob"),
            released("bob"));

    private AggregateTestFixture<TicketAggregate> fixture;

    @BeforeEach
    void prepare() {
        fixture = new AggregateTestFixture<>(TicketAggregate.class);
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier(((TicketCommand) command.getPayload()).streamId(), null));
    }

    static List<Asked> oneOfEachChange() {
        return Asked.oneOfEachChange();
    }

    @Test
    void shouldCreateATicketAndAnswerWithIt() {
        List<TicketEvent> events =
                expected(0, NOW, created(Sample.titled("Printer on fire")), claimed("ann"), closed(Status.NEW));

        fixture.givenNoPriorActivity()
                .when(create().with(Status.CLOSED, null).claimedBy("ann").in(live()))
                .expectEvents(events.toArray())
                .expectResultMessagePayload(outcome(List.of(), events));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldPublishAndFoldWhatWasDecided(Asked asked) {
        List<TicketEvent> before = history(created(), claimed("ann"));
        List<TicketEvent> events = TicketDecider.decide(asked.in(live()), Ticket.fold(before));

        fixture.given(before)
                .when(asked.in(live()))
                .expectEvents(events.toArray())
                .expectResultMessagePayload(outcome(before, events));
    }

    @Test
    void shouldFoldEveryKindOfEventAsTheTicketDoes() {
        fixture.given(LIFE)
                .when(update().in(live()))
                .expectNoEvents()
                .expectResultMessagePayload(outcome(LIFE, List.of()));
    }

    @Test
    void shouldGoOnFromASnapshot() {
        List<TicketEvent> events = expected(LIFE.size(), NOW, replied(2, "Again."), closed(Status.OPEN));

        fixture.given(Ticket.fold(LIFE))
                .when(update(close(), reply("Again.")).in(live()))
                .expectEvents(events.toArray())
                .expectResultMessagePayload(outcome(LIFE, events));
    }

    @Test
    void shouldGoOnFromASnapshotAndTheEventsAfterIt() {
        List<Object> stored = new ArrayList<>(LIFE.subList(6, LIFE.size()));
        stored.addFirst(Objects.requireNonNull(Ticket.fold(LIFE.subList(0, 6))));

        fixture.given(stored)
                .when(update().in(live()))
                .expectNoEvents()
                .expectResultMessagePayload(outcome(LIFE, List.of()));
    }

    @Test
    void shouldAnswerWithoutEventsWhenItIsAlreadySo() {
        List<TicketEvent> before = history(created(), claimed("ann"));

        fixture.given(before)
                .when(claim("ann").in(live()))
                .expectNoEvents()
                .expectResultMessagePayload(outcome(before, List.of()));
    }

    @Test
    void shouldRefuseWithTheCodeAndPublishNothing() {
        fixture.given(history(created(), claimed("ann")))
                .when(claim("bob").in(live()))
                .expectNoEvents()
                .expectException(RefusedWith.code(RefusalCode.ALREADY_CLAIMED));
    }

    @Test
    void shouldPublishNothingOfAnUpdateThatIsRefusedHalfWay() {
        fixture.given(history(created(), claimed("ann")))
                .when(update(
                                reply("On it."),
                                setStatus(Status.OPEN),
                                revise(Set.of(TicketField.TITLE), TicketDetails.NONE),
                                claim("bob"))
                        .in(live()))
                .expectNoEvents()
                .expectException(RefusedWith.code(RefusalCode.ALREADY_CLAIMED));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldNotFindADeletedTicket(Asked asked) {
        fixture.given(history(created(), claimed("ann"), deleted(Status.NEW, null, "incident")))
                .when(asked.in(live()))
                .expectNoEvents()
                .expectException(RefusedWith.code(RefusalCode.NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldNotMakeATicketOfAStreamWithoutEvents(Asked asked) {
        fixture.givenNoPriorActivity()
                .when(asked.in(live()))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    private static TicketOutcome outcome(List<TicketEvent> before, List<TicketEvent> events) {
        List<TicketEvent> all = new ArrayList<>(before);
        all.addAll(events);
        return new TicketOutcome(STREAM, Objects.requireNonNull(Ticket.fold(all)), events);
    }
}
