package io.ticketledger.command.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Claim;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.CustomerUnlinked;
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
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for any command on any history. The seed of a failing run stands in its message. */
class RandomCommandsTest {
    private static final long FIRST_SEED = 20_260_301L;
    private static final int SEEDS = 1_000;
    private static final int COMMANDS = 40;

    private final Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
    private final Set<Class<?>> kinds = new HashSet<>();

    @Test
    void shouldKeepEveryPropertyAndReachEveryEventAndRefusal() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            play(seed);
        }

        assertThat(kinds).containsExactlyInAnyOrder(TicketEvent.class.getPermittedSubclasses());
        assertThat(refusals)
                .isEqualTo(EnumSet.of(
                        RefusalCode.NOT_FOUND,
                        RefusalCode.ALREADY_CLAIMED,
                        RefusalCode.TICKET_CLOSED,
                        RefusalCode.DUPLICATE_ID,
                        RefusalCode.INVALID,
                        RefusalCode.VERSION_MISMATCH,
                        RefusalCode.OUT_OF_ORDER));
    }

    /** What came of a command; equal when it was decided in the same way. */
    private record Result(
            List<TicketEvent> events,
            @Nullable RefusalCode code,
            @Nullable String reason) {}

    private void play(long seed) {
        RandomCommands random = new RandomCommands(seed);
        List<TicketEvent> history = new ArrayList<>();
        Ticket ticket = null;
        for (int step = 0; step < COMMANDS; step++) {
            Asked asked = random.asked(ticket);
            CommandContext context = random.context(ticket);
            TicketCommand command = asked.in(context);
            Supplier<String> run = message(seed, step, command, ticket);
            try {
                Result result = decide(command, ticket);
                assertThat(decide(command, ticket)).as(run).isEqualTo(result);
                Ticket next = follow(result.events(), command, ticket, run);
                history.addAll(result.events());
                assertThat(next).as(run).isEqualTo(Ticket.fold(history));
                if (next != null && result.code() == null) {
                    repeat(asked, context, next, run);
                }
                ticket = next;
            } catch (RuntimeException unexpected) {
                throw new AssertionError(run.get(), unexpected);
            }
        }
    }

    private static Supplier<String> message(long seed, int step, TicketCommand command, @Nullable Ticket ticket) {
        return () -> "seed " + seed + ", step " + step + ": " + command + "\non " + ticket;
    }

    private Result decide(TicketCommand command, @Nullable Ticket ticket) {
        try {
            List<TicketEvent> events = List.copyOf(TicketDecider.decide(command, ticket));
            events.forEach(event -> kinds.add(event.getClass()));
            return new Result(events, null, null);
        } catch (RefusedException refused) {
            refusals.add(refused.code());
            return new Result(List.of(), refused.code(), refused.field() + refused.reason());
        }
    }

    /** Each event follows on the one before it, changes something, and says rightly what was. */
    private static @Nullable Ticket follow(
            List<TicketEvent> events, TicketCommand command, @Nullable Ticket ticket, Supplier<String> run) {
        Ticket before = ticket;
        for (TicketEvent event : events) {
            assertThat(event.version()).as(run).isEqualTo(before == null ? 1 : before.version() + 1);
            assertThat(event.occurredAt()).as(run).isAfterOrEqualTo(before == null ? Instant.MIN : before.updatedAt());
            assertThat(event.ticketId()).as(run).isEqualTo(Sample.TICKET);
            assertThat(event.workspace())
                    .as(run)
                    .isEqualTo(command.context().workspace())
                    .isEqualTo(before == null ? event.workspace() : before.workspace());
            assertThat(event.actor()).as(run).isEqualTo(command.context().actor());
            assertThat(ChangeLogEntry.of(event).changes()).as(run).isNotEmpty();
            assertThat(saysWhatWas(event, before)).as(run).isTrue();
            before = Ticket.evolve(before, event);
        }
        return before;
    }

    /** Decided again right after, as it was or live, it is already so or refused; only a reply comes a second time. */
    private void repeat(Asked asked, CommandContext context, Ticket ticket, Supplier<String> run) {
        CommandContext live = new CommandContext(
                context.workspace(), context.actor(), context.actorName(), context.now(), null, null);
        for (CommandContext again : List.of(context, live)) {
            TicketCommand command = asked.in(again);
            List<TicketEvent> events = decide(command, ticket).events();
            if (command instanceof TicketCommand.Reply) {
                assertThat(events).as(run).hasSizeLessThanOrEqualTo(1);
            } else if (!(command instanceof UpdateTicket)) {
                assertThat(events).as(run).isEmpty();
            }
        }
    }

    private static boolean saysWhatWas(TicketEvent event, @Nullable Ticket before) {
        if (before == null) {
            return event instanceof TicketCreated created && created.status() != Status.CLOSED;
        }
        boolean wasClosed = before.status() == Status.CLOSED;
        return switch (event) {
            case TicketCreated e -> false;
            case TicketClaimed e -> !wasClosed && Objects.equals(e.from(), claimer(before));
            case TicketReleased e -> e.from().equals(claimer(before));
            case TicketAssigned e -> e.from().equals(before.assignment());
            case TicketStatusChanged e -> e.from() == before.status() && !wasClosed && e.to() != Status.CLOSED;
            case TicketReopened e -> e.from() == before.status() && wasClosed && e.to() != Status.CLOSED;
            case TicketClosed e -> e.from() == before.status() && !wasClosed;
            case TicketPriorityChanged e -> Objects.equals(e.from(), before.priority());
            case TicketReplied e ->
                !wasClosed && e.replyId() == before.replies().count() + 1;
            case TicketRevised e ->
                e.changed()
                                .equals(TicketField.differing(
                                        before.details(), before.evolve(e).details()))
                        && before.details().with(e.changed(), e.allBefore()).equals(before.details());
            case CustomerUnlinked e -> e.customer().equals(before.details().customer());
            case TicketDeleted e ->
                e.status() == before.status()
                        && Objects.equals(e.priority(), before.priority())
                        && Objects.equals(e.type(), before.details().type());
        };
    }

    private static @Nullable String claimer(Ticket ticket) {
        Claim claim = ticket.claim();
        return claim == null ? null : claim.by();
    }
}
