package io.ticketledger.dialect.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of words, written down once more by hand, hold for every pair of a writer and a reader. */
class VocabularyTableTest {

    /** How each status reads. */
    private static final Map<Status, List<String>> READS = Map.of(
            Status.NEW, List.of("pending", "new", "New", "closed=false", "0"),
            Status.OPEN, List.of("active", "open", "Open", "closed=false", "1"),
            Status.PENDING, List.of("pending", "pending", "Waiting", "closed=false", "1"),
            Status.ON_HOLD, List.of("pending", "holding", "On Hold", "closed=false", "1"),
            Status.SOLVED, List.of("closed", "solved", "Resolved", "closed=false", "2"),
            Status.CLOSED, List.of("closed", "closed", "Closed", "closed=true", "3"));

    /** What each word means that is written to a ticket. */
    private static final Map<String, Map<String, Status>> WRITES = Map.of(
            "church", Map.of("pending", Status.PENDING, "active", Status.OPEN, "closed", Status.CLOSED),
            "helpdesk",
                    Map.of(
                            "new",
                            Status.NEW,
                            "open",
                            Status.OPEN,
                            "pending",
                            Status.PENDING,
                            "holding",
                            Status.ON_HOLD,
                            "solved",
                            Status.SOLVED,
                            "closed",
                            Status.CLOSED),
            "crm",
                    Map.of(
                            "New",
                            Status.NEW,
                            "Open",
                            Status.OPEN,
                            "Assigned",
                            Status.OPEN,
                            "Waiting",
                            Status.PENDING,
                            "On Hold",
                            Status.ON_HOLD,
                            "Resolved",
                            Status.SOLVED,
                            "Closed",
                            Status.CLOSED),
            "discord", Map.of("closed=false", Status.NEW, "closed=true", Status.CLOSED),
            "isp", Map.of("0", Status.NEW, "1", Status.OPEN, "2", Status.SOLVED, "3", Status.CLOSED));

    /** How each level reads; church says the canonical word, discord nothing. */
    private static final Map<PriorityLevel, List<String>> LEVELS = Map.of(
            PriorityLevel.LOW, List.of("low", "low", "Low", "", "1"),
            PriorityLevel.MEDIUM, List.of("medium", "medium", "Normal", "", "2"),
            PriorityLevel.HIGH, List.of("high", "high", "High", "", "3"),
            PriorityLevel.URGENT, List.of("urgent", "urgent", "Urgent", "", "3"));

    private static final List<Vocabulary> ALL = Vocabulary.all();

    static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Vocabulary writer : ALL) {
            for (Vocabulary reader : ALL) {
                pairs.add(Arguments.of(writer, reader));
            }
        }
        return pairs;
    }

    @ParameterizedTest(name = "{0} writes, {1} reads")
    @MethodSource("pairs")
    void shouldReadEachStatusAsTheTableSays(Vocabulary writer, Vocabulary reader) {
        Map<String, Status> writes = Objects.requireNonNull(WRITES.get(writer.name()));
        assertThat(writer.statuses()).containsExactlyInAnyOrderElementsOf(writes.keySet());
        for (String word : writer.statuses()) {
            Vocabulary.Written written = writer.written().apply(word);
            boolean itself = writer.name().equals(reader.name());
            String expected = itself ? word : reads(Objects.requireNonNull(writes.get(word)), reader);

            assertThat(written.status()).as(word).isEqualTo(writes.get(word));
            assertThat(reader.status().apply(written.status(), written.label()))
                    .as(word)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} writes, {1} reads")
    @MethodSource("pairs")
    void shouldReadEachPriorityAsTheTableSays(Vocabulary writer, Vocabulary reader) {
        for (String word : writer.priorities()) {
            Priority priority = writer.priority().apply(word);
            PriorityLevel level = Objects.requireNonNull(priority.level());
            String shown = reader.priorityWord().apply(priority);

            assertThat(levels(level)).as(word).contains(word);
            assertThat(priority.label()).isEqualTo(level.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(shown == null ? "" : shown)
                    .as(word)
                    .isEqualTo(levels(level).get(ALL.indexOf(reader)));
        }
    }

    @Test
    void shouldBeginAsTheTableSays() {
        for (Vocabulary dialect : ALL) {
            Map<String, Status> writes = new HashMap<>(Objects.requireNonNull(WRITES.get(dialect.name())));
            if (dialect.name().equals("church")) {
                writes.put("pending", Status.NEW);
            }
            writes.forEach(
                    (word, status) -> assertThat(dialect.created().apply(word)).isEqualTo(status));
        }
    }

    @Test
    void shouldReadEveryStatusWhoeverWroteIt() {
        READS.forEach((status, words) -> {
            for (Vocabulary reader : ALL) {
                assertThat(reader.status().apply(status, null)).isEqualTo(reads(status, reader));
                assertThat(reader.status().apply(status, "A word of somebody else's"))
                        .isEqualTo(reads(status, reader));
            }
        });
    }

    @Test
    void shouldReadTicketsWithoutALevel() {
        List<@Nullable String> shown = new ArrayList<>();
        for (Vocabulary reader : ALL) {
            shown.add(reader.priorityWord().apply(null));
        }

        assertThat(shown).containsExactly(null, "medium", null, null, "2");
    }

    private static String reads(Status status, Vocabulary reader) {
        return Objects.requireNonNull(READS.get(status)).get(ALL.indexOf(reader));
    }

    private static List<String> levels(PriorityLevel level) {
        return Objects.requireNonNull(LEVELS.get(level));
    }
}
