package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.claim;
import static io.ticketledger.command.ticket.Asked.close;
import static io.ticketledger.command.ticket.Asked.create;
import static io.ticketledger.command.ticket.Asked.reply;
import static io.ticketledger.command.ticket.Asked.setStatus;
import static io.ticketledger.command.ticket.Asked.update;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.deleted;
import static io.ticketledger.command.ticket.Happening.replied;
import static io.ticketledger.command.ticket.Happening.statusChanged;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.Sample.START;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static io.ticketledger.command.ticket.TicketScenario.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketScenario.Decision;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every command obeys before its own: scope, version, time. */
class EveryCommandTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** When the second of two given events occurred. */
    private static final Instant SECOND = START.plus(MINUTE);

    @Test
    void shouldTestEveryKindOfCommand() {
        Set<String> tested = Asked.oneOfEach().stream()
                .map(asked -> asked.in(TicketScenario.live()).getClass().getSimpleName())
                .collect(Collectors.toSet());

        Set<String> all = Set.of(TicketCommand.class.getPermittedSubclasses()).stream()
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(tested).isEqualTo(all);
    }

    static List<Asked> oneOfEach() {
        return Asked.oneOfEach();
    }

    static List<Asked> oneOfEachChange() {
        return Asked.oneOfEachChange();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldChangeTheTicketWhenNothingStandsAgainstIt(Asked asked) {
        Decision decision = given(created(), claimed("ann")).when(asked);

        assertThat(decision.refused()).isNull();
        assertThat(decision.events()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldNotFindATicketThatWasNeverCreated(Asked asked) {
        givenNothing().when(asked).thenRefused(RefusalCode.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldNotFindTheTicketOfAnotherWorkspace(Asked asked) {
        given(created(), claimed("ann")).inWorkspace("rival").when(asked).thenRefused(RefusalCode.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldNotFindADeletedTicket(Asked asked) {
        given(created(), claimed("ann"), deleted(Status.NEW, null, "incident"))
                .when(asked)
                .thenRefused(RefusalCode.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldNotFindBeforeItLooksAtVersionTimeOrState(Asked asked) {
        given(created(), claimed("ann"), closed(Status.NEW))
                .inWorkspace("rival")
                .ifVersion(99L)
                .occurredAt(START.minus(MINUTE))
                .when(asked)
                .thenRefused(RefusalCode.NOT_FOUND);
        given(created(), claimed("ann"), closed(Status.NEW), deleted(Status.CLOSED, null, "incident"))
                .ifVersion(99L)
                .occurredAt(START.minus(MINUTE))
                .when(asked)
                .thenRefused(RefusalCode.NOT_FOUND);
    }

    @Test
    void shouldNotTellAForeignTicketFromADeletedOrAnUnknownOne() {
        assertThat(List.of(
                        given(created()).inWorkspace("rival").when(close()),
                        given(created(), deleted(Status.NEW, null, "incident")).when(close()),
                        givenNothing().when(close())))
                .extracting(decision -> String.valueOf(decision.refused()))
                .containsOnly("io.ticketledger.events.RefusedException: There is no such ticket.");
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldRefuseWhenTheTicketHasMovedOn(Asked asked) {
        given(created(), claimed("ann")).ifVersion(1L).when(asked).thenRefused(RefusalCode.VERSION_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldTakeAnyOfTheVersionsNamed(Asked asked) {
        assertThat(given(created(), claimed("ann"))
                        .ifVersion(1L, 2L)
                        .when(asked)
                        .refused())
                .isNull();
    }

    @Test
    void shouldRefuseByVersionBeforeTimeAndState() {
        given(created(), closed(Status.NEW))
                .ifVersion(1L)
                .occurredAt(START)
                .when(claim("ann"))
                .thenRefused(RefusalCode.VERSION_MISMATCH);
    }

    @Test
    void shouldRefuseByVersionEvenWhenThereIsNothingToDo() {
        given(created(), claimed("ann")).ifVersion(1L).when(claim("ann")).thenRefused(RefusalCode.VERSION_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldRefuseATimeBeforeTheLastEvent(Asked asked) {
        given(created(), claimed("ann"))
                .occurredAt(SECOND.minusMillis(1))
                .when(asked)
                .thenRefused(RefusalCode.OUT_OF_ORDER, "occurredAt");
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldRefuseATimeMoreThanASecondAhead(Asked asked) {
        TicketScenario scenario = asked instanceof Asked.NewTicket ? givenNothing() : given(created(), claimed("ann"));

        scenario.occurredAt(NOW.plusMillis(1_001)).when(asked).thenRefused(RefusalCode.OUT_OF_ORDER, "occurredAt");
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldTakeTheTimeOfTheLastEvent(Asked asked) {
        assertThat(given(created(), claimed("ann"))
                        .occurredAt(SECOND)
                        .when(asked)
                        .events())
                .isNotEmpty()
                .extracting(TicketEvent::occurredAt)
                .containsOnly(SECOND);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldTolerateATimeOneSecondAhead(Asked asked) {
        TicketScenario scenario = asked instanceof Asked.NewTicket ? givenNothing() : given(created(), claimed("ann"));

        assertThat(scenario.occurredAt(NOW.plusSeconds(1)).when(asked).events())
                .isNotEmpty()
                .extracting(TicketEvent::occurredAt)
                .containsOnly(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void shouldHappenNowWhenTheCommandIsLive(Asked asked) {
        TicketScenario scenario = asked instanceof Asked.NewTicket ? givenNothing() : given(created(), claimed("ann"));

        assertThat(scenario.when(asked).events())
                .isNotEmpty()
                .extracting(TicketEvent::occurredAt)
                .containsOnly(NOW);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachChange")
    void shouldNotHappenBeforeTheLastEventWhenTheClockLags(Asked asked) {
        assertThat(given(created(), claimed("ann"))
                        .now(START.minus(MINUTE))
                        .when(asked)
                        .events())
                .isNotEmpty()
                .extracting(TicketEvent::occurredAt)
                .containsOnly(SECOND);
    }

    @Test
    void shouldTakeALiveCommandAfterAnEventOfTheToleratedFuture() {
        given(created()).now(START.minusMillis(900)).when(claim("ann")).thenAt(START, claimed("ann"));
    }

    @Test
    void shouldCountVersionsOnThroughAllEventsOfACommand() {
        assertThat(given(created(), claimed("ann"))
                        .when(update(close(), reply("Done."), setStatus(Status.SOLVED)))
                        .then(replied(1, "Done."), statusChanged(Status.NEW, Status.SOLVED), closed(Status.SOLVED))
                        .events())
                .extracting(TicketEvent::version)
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void shouldCutItsInstantsToMilliseconds() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.123456789Z");
        Instant cut = Instant.parse("2026-03-01T12:00:00.123Z");

        given(created()).now(fine).when(claim("ann")).thenAt(cut, claimed("ann"));
        given(created()).occurredAt(fine).now(fine).when(claim("ann")).thenAt(cut, claimed("ann"));
        assertThat(givenNothing()
                        .occurredAt(START)
                        .now(fine)
                        .when(create().with(Status.CLOSED, null).closedAt(fine))
                        .ticket()
                        .closedAt())
                .isEqualTo(cut);
    }
}
