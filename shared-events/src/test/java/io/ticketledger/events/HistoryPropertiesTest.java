package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.StoredEvent;
import io.ticketledger.events.json.TicketState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every history, tried on many. A failure names its seed; {@code -Dhistory.seed=…} starts from it. */
class HistoryPropertiesTest {
    private static final int HISTORIES = 150;
    private static final int LENGTH = 40;
    private final EventJson json = new EventJson();

    @Test
    void shouldFoldWhateverComesWithoutThrowing() {
        forEachSeed(seed -> {
            List<TicketEvent> history = new RandomEvents(seed).illegal(LENGTH);
            Ticket ticket = null;
            boolean created = false;
            for (TicketEvent event : history) {
                ticket = Ticket.evolve(ticket, event);
                created |= event instanceof TicketCreated;
                assertThat(ticket != null).isEqualTo(created);
                if (ticket != null) {
                    assertThat(ticket.version()).isEqualTo(event.version());
                    assertThat(ticket.updatedAt()).isEqualTo(event.occurredAt());
                }
                assertThat(ChangeLogEntry.of(event).version()).isEqualTo(event.version());
                assertThat(CounterChange.of(event)).doesNotContainNull();
            }
            assertThat(Ticket.fold(history)).isEqualTo(ticket);
        });
    }

    @Test
    void shouldReadEveryEventBackAsItWasWritten() {
        forEachSeed(seed -> {
            for (TicketEvent event : new RandomEvents(seed).illegal(LENGTH)) {
                StoredEvent stored = json.write(event);
                LedgerEvent read = json.read(stored.type(), stored.revision(), stored.payload());

                assertThat(read).isEqualTo(event);
                assertThat(json.write(read).payload()).isEqualTo(stored.payload());
            }
        });
    }

    @Test
    void shouldReadEveryTicketBackAsItWasWritten() {
        forEachSeed(seed -> {
            Ticket ticket = folded(new RandomEvents(seed).legal(LENGTH));

            assertThat(TicketState.read(TicketState.write(ticket))).isEqualTo(ticket);
            assertThat(TicketState.read(TicketState.writeText(ticket))).isEqualTo(ticket);
        });
    }

    @Test
    void shouldGoOnFromAStoredTicketAsFromItsEvents() {
        forEachSeed(seed -> {
            List<TicketEvent> history = new RandomEvents(seed).legal(LENGTH);
            int middle = 1 + (int) (seed % history.size());
            Ticket ticket = TicketState.read(TicketState.write(folded(history.subList(0, middle))));
            for (TicketEvent event : history.subList(middle, history.size())) {
                ticket = ticket.evolve(event);
            }
            assertThat(ticket).isEqualTo(folded(history));
        });
    }

    @Test
    void shouldKeepTheRulesOfTheTimes() {
        forEachSeed(seed -> {
            List<TicketEvent> history = new RandomEvents(seed).legal(LENGTH);
            for (int i = 1; i <= history.size(); i++) {
                Ticket ticket = folded(history.subList(0, i));

                assertThat(ticket.version()).isEqualTo(i);
                assertThat(ticket.closedAt() != null).isEqualTo(ticket.status() == Status.CLOSED);
                if (ticket.status() != Status.CLOSED) {
                    assertThat(ticket.solvedAt() != null).isEqualTo(ticket.status() == Status.SOLVED);
                }
            }
        });
    }

    @Test
    void shouldCountByDeltasWhatCountingTheTicketsGives() {
        Map<Map.Entry<Dimension, String>, Long> byDeltas = new HashMap<>();
        Map<Map.Entry<Dimension, String>, Long> byTickets = new HashMap<>();
        forEachSeed(seed -> {
            List<TicketEvent> history = new RandomEvents(seed).legal(LENGTH);
            for (TicketEvent event : history) {
                CounterChange.of(event).forEach(c -> add(byDeltas, c.dimension(), c.key(), c.by()));
            }
            byDeltas.values().removeIf(count -> count == 0);
            Ticket ticket = folded(history);
            if (ticket.deletedAt() == null) {
                add(byTickets, Dimension.TOTAL, "all", 1);
                add(byTickets, Dimension.STATUS, ticket.status().name(), 1);
                add(byTickets, Dimension.PRIORITY, level(ticket.priority()), 1);
                String type = ticket.details().type();
                if (type != null) {
                    add(byTickets, Dimension.TYPE, type, 1);
                }
            }
            assertThat(byDeltas).isEqualTo(byTickets);
        });
        assertThat(byDeltas).hasSizeGreaterThan(12);
    }

    /** Played one after another, the entries lead from nothing to the ticket, and each starts where the last ended. */
    @Test
    void shouldTellTheWholeTicketInTheChangeLog() {
        forEachSeed(seed -> {
            List<TicketEvent> history = new RandomEvents(seed).legal(LENGTH);
            Map<String, @Nullable String> told = new HashMap<>();
            for (TicketEvent event : history) {
                for (ChangeLogEntry.Change change : ChangeLogEntry.of(event).changes()) {
                    // An event knows the label that it brings, not the one that was there.
                    if (!change.field().equals("message") && !change.field().equals("statusLabel")) {
                        String before = told.put(change.field(), change.to());
                        if (!change.field().equals("priority")) {
                            assertThat(change.from()).as(change.field()).isEqualTo(before);
                        }
                    }
                }
            }
            Ticket ticket = folded(history);
            for (TicketField field : TicketField.values()) {
                assertThat(told.get(field.path())).as(field.path()).isEqualTo(field.of(ticket.details()));
            }
            Claim claim = ticket.claim();
            assertThat(told.get("claim.by")).isEqualTo(claim == null ? null : claim.by());
            assertThat(told.get("assignment.owner"))
                    .isEqualTo(ticket.assignment().owner());
            assertThat(told.get("status")).isEqualTo(ticket.status().name());
            assertThat(told.get("number")).isEqualTo(String.valueOf(ticket.number()));
        });
    }

    private static Ticket folded(List<TicketEvent> history) {
        return Objects.requireNonNull(Ticket.fold(history));
    }

    private static void add(Map<Map.Entry<Dimension, String>, Long> counts, Dimension dimension, String key, long by) {
        counts.merge(Map.entry(dimension, key), by, Long::sum);
    }

    private static String level(@Nullable Priority priority) {
        PriorityLevel level = priority == null ? null : priority.level();
        return level == null ? "NONE" : level.name();
    }

    private static void forEachSeed(LongConsumer property) {
        long start = Long.getLong("history.seed", System.nanoTime() >>> 1);
        for (long seed = start; seed < start + HISTORIES; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
