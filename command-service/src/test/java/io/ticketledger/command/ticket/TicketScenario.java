package io.ticketledger.command.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.Happening.Moment;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Given a history, when a command comes, then these events or this refusal: a decision's test, without Axon. */
final class TicketScenario {
    private final List<TicketEvent> history;
    private String workspace = Sample.WORKSPACE;
    private Instant now = Sample.NOW;

    @Nullable
    private Instant occurredAt;

    @Nullable
    private Set<Long> ifVersion;

    private TicketScenario(List<TicketEvent> history) {
        this.history = history;
    }

    /** A ticket to which this has happened, a minute apart from {@link Sample#START} on, by {@link Sample#CLERK}. */
    static TicketScenario given(Happening... happenings) {
        return new TicketScenario(history(happenings));
    }

    static TicketScenario givenNothing() {
        return given();
    }

    /** The events of {@link #given}. */
    static List<TicketEvent> history(Happening... happenings) {
        List<TicketEvent> events = new ArrayList<>();
        for (Happening happening : happenings) {
            Instant at = Sample.START.plus(Duration.ofMinutes(events.size()));
            events.add(happening.at(Moment.of(events.size() + 1L, at, Sample.CLERK, Sample.CLERK_NAME)));
        }
        return events;
    }

    /** What the caller's command makes happen after a history of that length. */
    static List<TicketEvent> expected(int after, Instant at, Happening... happenings) {
        List<TicketEvent> events = new ArrayList<>();
        for (Happening happening : happenings) {
            long version = after + events.size() + 1L;
            events.add(happening.at(Moment.of(version, at, Sample.CALLER, Sample.CALLER_NAME)));
        }
        return events;
    }

    /** The context of a caller's live command at {@link Sample#NOW}. */
    static CommandContext live() {
        return new CommandContext(Sample.WORKSPACE, Sample.CALLER, Sample.CALLER_NAME, Sample.NOW, null, null);
    }

    TicketScenario inWorkspace(String workspace) {
        this.workspace = workspace;
        return this;
    }

    TicketScenario now(Instant now) {
        this.now = now;
        return this;
    }

    TicketScenario occurredAt(Instant occurredAt) {
        this.occurredAt = occurredAt;
        return this;
    }

    TicketScenario ifVersion(Long... versions) {
        this.ifVersion = Set.of(versions);
        return this;
    }

    Decision when(Asked asked) {
        Ticket ticket = Ticket.fold(history);
        TicketCommand command =
                asked.in(new CommandContext(workspace, Sample.CALLER, Sample.CALLER_NAME, now, occurredAt, ifVersion));
        try {
            return new Decision(history, TicketDecider.decide(command, ticket), null);
        } catch (RefusedException refused) {
            return new Decision(history, List.of(), refused);
        }
    }

    /** What was decided. */
    record Decision(
            List<TicketEvent> history,
            List<TicketEvent> events,
            @Nullable RefusedException refused) {

        /** Exactly these events, made by the caller, at {@link Sample#NOW}. */
        Decision then(Happening... happenings) {
            return thenAt(Sample.NOW, happenings);
        }

        /** Exactly these events, made by the caller, at that time. */
        Decision thenAt(Instant at, Happening... happenings) {
            thenAccepted();
            assertThat(events).isEqualTo(expected(history.size(), at, happenings));
            return this;
        }

        /** Already so. */
        void thenNothing() {
            thenAccepted();
            assertThat(events).isEmpty();
        }

        void thenRefused(RefusalCode code) {
            assertThat(refused).as("refusal, instead of %s", events).isNotNull();
            assertThat(Objects.requireNonNull(refused).code())
                    .as(refused.reason())
                    .isEqualTo(code);
        }

        void thenRefused(RefusalCode code, String field) {
            thenRefused(code);
            assertThat(Objects.requireNonNull(refused).field()).isEqualTo(field);
        }

        /** The ticket with all its events, old and new. */
        Ticket ticket() {
            thenAccepted();
            List<TicketEvent> all = new ArrayList<>(history);
            all.addAll(events);
            return Objects.requireNonNull(Ticket.fold(all));
        }

        private void thenAccepted() {
            assertThat(refused).as("refusal").isNull();
        }
    }
}
