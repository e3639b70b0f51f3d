package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import io.ticketledger.events.json.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Given events, then the ticket that they fold into. */
class TicketFoldTest {
    private static final ActorOnly ACTOR = new ActorOnly(null);
    private static final TicketCreated FULL = (TicketCreated) Examples.full(EventType.TICKET_CREATED);

    @Test
    void shouldTakeEverythingFromTheCreation() {
        Ticket ticket = given(FULL);

        assertThat(ticket.id()).isEqualTo(Examples.TICKET);
        assertThat(ticket.workspace()).isEqualTo("acme");
        assertThat(ticket.number()).isEqualTo(1_000_000_000_000L);
        assertThat(ticket.shortId()).isEqualTo("SHORT-1");
        assertThat(ticket.origin()).isEqualTo(Dialect.CRM);
        assertThat(ticket.status()).isEqualTo(Status.OPEN);
        assertThat(ticket.statusLabel()).isEqualTo("Assigned");
        assertThat(ticket.priority()).isEqualTo(new Priority("High", PriorityLevel.HIGH));
        assertThat(ticket.details()).isEqualTo(Examples.ALL_DETAILS);
        assertThat(ticket.assignment()).isEqualTo(FULL.assignment());
        assertThat(ticket.importedChangeLog()).isEqualTo("[{\"action\":\"imported\",\"value\":1}]");
        assertThat(ticket.replies()).isEqualTo(Replies.NONE);
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.createdAt()).isEqualTo(at(1));
        assertThat(ticket.updatedAt()).isEqualTo(at(1));
        assertThat(ticket.claim()).isNull();
        assertThat(ticket.solvedAt()).isNull();
        assertThat(ticket.closedAt()).isNull();
        assertThat(ticket.deletedAt()).isNull();
    }

    @Test
    void shouldHaveBeenSolvedSinceACreationAsSolved() {
        assertThat(given(Examples.created(Status.SOLVED)).solvedAt()).isEqualTo(at(1));
    }

    @Test
    void shouldBeNothingWithoutACreation() {
        assertThat(Ticket.fold(List.of())).isNull();
        assertThat(Ticket.evolve(null, closed(1, Status.OPEN))).isNull();
    }

    @Test
    void shouldMoveVersionAndTimeWithEveryEventAndKeepTheRest() {
        Ticket before = given(FULL);
        for (EventType type : EventType.values()) {
            if (Examples.full(type) instanceof TicketEvent event && !(event instanceof TicketCreated)) {
                Ticket after = before.evolve(event);

                assertThat(after.version()).as(type.name()).isEqualTo(9);
                assertThat(after.updatedAt()).as(type.name()).isEqualTo(at(9));
                assertThat(List.of(after.id(), after.number(), after.createdAt(), after.origin(), after.workspace()))
                        .isEqualTo(List.of(
                                before.id(), before.number(), before.createdAt(), before.origin(), before.workspace()));
                assertThat(after.shortId()).isEqualTo("SHORT-1");
                assertThat(after.importedChangeLog()).isEqualTo(before.importedChangeLog());
            }
        }
    }

    @Test
    void shouldHoldAClaimUntilItIsReleasedOrTakenOver() {
        TicketClaimed mine = new TicketClaimed(Examples.envelope(2), "ada", null, ACTOR, null);
        TicketClaimed yours = new TicketClaimed(Examples.envelope(3), "bob", "ada", ACTOR, null);
        TicketReleased released = new TicketReleased(Examples.envelope(4), "bob", ACTOR, null);

        assertThat(given(FULL, mine).claim()).isEqualTo(new Claim("ada", at(2)));
        assertThat(given(FULL, mine, yours).claim()).isEqualTo(new Claim("bob", at(3)));
        assertThat(given(FULL, mine, yours, released).claim()).isNull();
        assertThat(given(FULL, mine).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void shouldKeepTheClaimThroughClosingAndReopening() {
        TicketClaimed claimed = new TicketClaimed(Examples.envelope(2), "ada", null, ACTOR, null);

        assertThat(given(FULL, claimed, closed(3, Status.OPEN)).claim()).isEqualTo(new Claim("ada", at(2)));
        assertThat(given(FULL, claimed, closed(3, Status.OPEN), reopened(4, Status.OPEN))
                        .claim())
                .isEqualTo(new Claim("ada", at(2)));
    }

    @Test
    void shouldReplaceTheWholeAssignment() {
        Assignment to = new Assignment(null, "owner-9", null, null, null);

        assertThat(given(FULL, new TicketAssigned(Examples.envelope(2), FULL.assignment(), to, ACTOR, null))
                        .assignment())
                .isEqualTo(to);
    }

    @Test
    void shouldKeepSolvedAtThroughClosing() {
        Ticket ticket = given(Examples.created(Status.NEW), to(2, Status.SOLVED), closed(3, Status.SOLVED));

        assertThat(ticket.status()).isEqualTo(Status.CLOSED);
        assertThat(ticket.solvedAt()).isEqualTo(at(2));
        assertThat(ticket.closedAt()).isEqualTo(at(3));
    }

    @Test
    void shouldClearBothTimesWhenAClosedTicketIsOpenAgain() {
        Ticket ticket = given(Examples.created(Status.SOLVED), closed(2, Status.SOLVED), reopened(3, Status.PENDING));

        assertThat(ticket.status()).isEqualTo(Status.PENDING);
        assertThat(ticket.solvedAt()).isNull();
        assertThat(ticket.closedAt()).isNull();
    }

    @Test
    void shouldBeSolvedAnewWhenAClosedTicketIsReopenedAsSolved() {
        Ticket ticket = given(Examples.created(Status.SOLVED), closed(2, Status.SOLVED), reopened(3, Status.SOLVED));

        assertThat(ticket.solvedAt()).isEqualTo(at(3));
        assertThat(ticket.closedAt()).isNull();
    }

    @Test
    void shouldClearSolvedAtWhenWorkGoesOn() {
        assertThat(given(Examples.created(Status.SOLVED), to(2, Status.ON_HOLD)).solvedAt())
                .isNull();
    }

    @Test
    void shouldKeepSolvedAtWhenOnlyTheLabelChanges() {
        Ticket ticket = given(
                Examples.created(Status.SOLVED),
                new TicketStatusChanged(
                        Examples.envelope(2), Status.SOLVED, Status.SOLVED, "Resolved", null, ACTOR, null));

        assertThat(ticket.solvedAt()).isEqualTo(at(1));
        assertThat(ticket.statusLabel()).isEqualTo("Resolved");
    }

    @Test
    void shouldKeepTheLabelUntilTheStatusChanges() {
        TicketClaimed claimed = new TicketClaimed(Examples.envelope(2), "ada", null, ACTOR, null);

        assertThat(given(FULL, claimed).statusLabel()).isEqualTo("Assigned");
        assertThat(given(FULL, claimed, to(3, Status.PENDING)).statusLabel()).isNull();
        assertThat(given(FULL, closed(2, Status.OPEN)).statusLabel()).isNull();
    }

    @Test
    void shouldTakeTheLabelThatClosingAndReopeningBring() {
        TicketClosed done = new TicketClosed(Examples.envelope(2), Status.OPEN, "Done", null, ACTOR, null);
        TicketReopened again =
                new TicketReopened(Examples.envelope(3), Status.CLOSED, Status.OPEN, "Again", null, ACTOR, null);

        assertThat(given(FULL, done).statusLabel()).isEqualTo("Done");
        assertThat(given(FULL, done, again).statusLabel()).isEqualTo("Again");
    }

    @Test
    void shouldReplaceOrClearThePriority() {
        Priority urgent = Priority.of(PriorityLevel.URGENT);

        assertThat(given(FULL, priority(2, urgent)).priority()).isEqualTo(new Priority("urgent", PriorityLevel.URGENT));
        assertThat(given(FULL, priority(2, null)).priority()).isNull();
    }

    @Test
    void shouldCountRepliesAndKeepTheLatest() {
        Ticket ticket = given(FULL, replied(2, 1, "first"), replied(3, 2, "second"));

        assertThat(ticket.replies()).isEqualTo(new Replies(2, at(3), "second"));
        assertThat(ticket.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void shouldReviseEachFieldAloneAndNoOther() {
        for (TicketField field : TicketField.values()) {
            Ticket cleared = given(FULL, revised(2, Set.of(field), TicketDetails.NONE));
            Ticket set = given(Examples.created(Status.NEW), revised(2, Set.of(field), Examples.ALL_DETAILS));

            assertThat(field.of(Examples.ALL_DETAILS)).isNotNull();
            assertThat(TicketField.differing(Examples.ALL_DETAILS, cleared.details()))
                    .containsExactly(field);
            assertThat(TicketField.differing(TicketDetails.NONE, set.details())).containsExactly(field);
            assertThat(field.of(set.details())).isEqualTo(field.of(Examples.ALL_DETAILS));
            assertThat(TicketField.ofPath(field.path())).isEqualTo(field);
        }
    }

    @Test
    void shouldClearTheCustomerOnly() {
        Ticket before = given(FULL);
        Ticket after = given(FULL, (TicketEvent) Examples.full(EventType.CUSTOMER_UNLINKED));

        assertThat(after.details().customer()).isEqualTo(Customer.NONE);
        assertThat(differences(before, after)).containsExactlyInAnyOrder("details", "version", "updatedAt");
        assertThat(TicketField.differing(before.details(), after.details()))
                .containsExactly(
                        TicketField.CUSTOMER_ID,
                        TicketField.CUSTOMER_EXTERNAL_ID,
                        TicketField.CUSTOMER_EMAIL,
                        TicketField.CUSTOMER_NAME);
    }

    @Test
    void shouldKeepEverythingOfADeletedTicketButSayWhen() {
        Ticket before = given(FULL);
        Ticket after = given(FULL, new TicketDeleted(Examples.envelope(2), Status.OPEN, null, null, ACTOR, null));

        assertThat(after.deletedAt()).isEqualTo(at(2));
        assertThat(differences(before, after)).containsExactlyInAnyOrder("deletedAt", "version", "updatedAt");
    }

    @Test
    void shouldPutTheTwoStoredPartsOfTheDetailsTogetherAgain() {
        assertThat(TicketDetails.of(Examples.ALL_DETAILS.plain(), Examples.ALL_DETAILS.personal()))
                .isEqualTo(Examples.ALL_DETAILS);
    }

    @Test
    void shouldFoldAChannelFromItsLastConfiguration() {
        ChannelConfigured event = (ChannelConfigured) Examples.full(EventType.CHANNEL_CONFIGURED);

        assertThat(TicketChannel.of(event))
                .isEqualTo(new TicketChannel(
                        event.channelConfigId(), "acme", "guild-8", "support", "chan-2", 2, event.occurredAt()));
    }

    private static Ticket given(TicketEvent... history) {
        return Objects.requireNonNull(Ticket.fold(List.of(history)));
    }

    private static Instant at(long version) {
        return Examples.envelope(version).occurredAt();
    }

    private static TicketEvent to(long version, Status to) {
        return new TicketStatusChanged(Examples.envelope(version), Status.NEW, to, null, null, ACTOR, null);
    }

    private static TicketEvent closed(long version, Status from) {
        return new TicketClosed(Examples.envelope(version), from, null, null, ACTOR, null);
    }

    private static TicketEvent reopened(long version, Status to) {
        return new TicketReopened(Examples.envelope(version), Status.CLOSED, to, null, null, ACTOR, null);
    }

    private static TicketEvent priority(long version, @Nullable Priority to) {
        return new TicketPriorityChanged(Examples.envelope(version), null, to, ACTOR, null);
    }

    private static TicketEvent replied(long version, int replyId, String message) {
        return new TicketReplied(
                Examples.envelope(version), replyId, new TicketReplied.Personal(null, null, message), null);
    }

    private static TicketEvent revised(long version, Set<TicketField> changed, TicketDetails after) {
        TicketRevised.Personal personal =
                new TicketRevised.Personal(null, TicketDetails.NONE.personal(), after.personal());
        return new TicketRevised(
                Examples.envelope(version), changed, TicketDetails.NONE.plain(), after.plain(), personal, null);
    }

    private static List<String> differences(Ticket one, Ticket other) {
        List<String> names = new ArrayList<>();
        for (var component : Ticket.class.getRecordComponents()) {
            Function<Ticket, @Nullable Object> value = ticket -> {
                try {
                    return component.getAccessor().invoke(ticket);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(component.getName(), e);
                }
            };
            if (!Objects.equals(value.apply(one), value.apply(other))) {
                names.add(component.getName());
            }
        }
        return names;
    }
}
