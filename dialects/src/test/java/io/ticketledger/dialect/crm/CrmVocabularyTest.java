package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.dialect.crm.CrmVocabulary.ShownStatus;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrmVocabularyTest {
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);

    /** No PENDING, no CLOSED, several for OPEN and SOLVED; two levels only. */
    private static final CrmPresets FEW = new CrmPresets(
            List.of(
                    new StatusPreset("Fresh", Status.NEW),
                    new StatusPreset("In Arbeit", Status.OPEN),
                    new StatusPreset("Eskaliert", Status.OPEN),
                    new StatusPreset("Fertig", Status.SOLVED),
                    new StatusPreset("Storniert", Status.SOLVED)),
            List.of(new PriorityPreset("Normal", PriorityLevel.MEDIUM), new PriorityPreset("Hoch", PriorityLevel.HIGH)),
            List.of("Sales", "Billing"),
            List.of("Carol"));

    static List<CrmPresets> presets() {
        return List.of(CrmPresets.DEFAULT, FEW);
    }

    @ParameterizedTest
    @CsvSource({"NEW,New", "OPEN,Open", "PENDING,Waiting", "ON_HOLD,On Hold", "SOLVED,Resolved", "CLOSED,Closed"})
    void shouldHaveAWordForEachStatusBothWays(Status status, String word) {
        StatusPreset preset = Objects.requireNonNull(WORDS.status(word));

        assertThat(WORDS.shown(status, null)).isEqualTo(word);
        assertThat(preset.status()).isEqualTo(status);
        assertThat(WORDS.label(preset)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"LOW,Low", "MEDIUM,Normal", "HIGH,High", "URGENT,Urgent"})
    void shouldHaveAWordForEachLevelBothWays(PriorityLevel level, String word) {
        assertThat(WORDS.shown(Priority.of(level))).isEqualTo(word);
        assertThat(WORDS.priority(word)).extracting(PriorityPreset::level).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"assigned,OPEN", "ON HOLD,ON_HOLD", "closed,CLOSED", "OPEN,OPEN"})
    void shouldReadWordsWithoutCase(String word, Status status) {
        assertThat(WORDS.status(word)).extracting(StatusPreset::status).isEqualTo(status);
    }

    @Test
    void shouldKnowNoOtherWords() {
        assertThat(WORDS.status("Foo")).isNull();
        assertThat(WORDS.status("ON_HOLD")).isNull();
        assertThat(WORDS.priority("Medium")).isNull();
        assertThat(WORDS.shown((Priority) null)).isNull();
        assertThat(WORDS.shown(new Priority("whenever", null))).isNull();
    }

    @Test
    void shouldKeepTheWordThatTheStatusAloneWouldNotShow() {
        StatusPreset assigned = Objects.requireNonNull(WORDS.status("assigned"));

        assertThat(WORDS.label(assigned)).isEqualTo("Assigned");
        assertThat(WORDS.shown(Status.OPEN, "Assigned")).isEqualTo("Assigned");
        assertThat(WORDS.shown(Status.PENDING, "Assigned")).isEqualTo("Waiting");
        assertThat(WORDS.shown(Status.OPEN, "Gone")).isEqualTo("Open");
    }

    @ParameterizedTest
    @CsvSource({"PENDING,In Arbeit", "ON_HOLD,In Arbeit", "CLOSED,Fertig", "NEW,Fresh"})
    void shouldShowTheNearestWordOfAStatusWithoutOne(Status status, String word) {
        assertThat(new CrmVocabulary(FEW).shown(status, null)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"LOW,Normal", "MEDIUM,Normal", "HIGH,Hoch", "URGENT,Hoch"})
    void shouldShowTheNearestWordOfALevelWithoutOne(PriorityLevel level, String word) {
        assertThat(new CrmVocabulary(FEW).shown(Priority.of(level))).isEqualTo(word);
    }

    @Test
    void shouldTakeAnyTextOrOneOfTheList() {
        CrmVocabulary few = new CrmVocabulary(FEW);

        assertThat(WORDS.type("anything")).isEqualTo("anything");
        assertThat(WORDS.owner("anybody")).isEqualTo("anybody");
        assertThat(few.type("sales")).isEqualTo("Sales");
        assertThat(few.owner("CAROL")).isEqualTo("Carol");
        assertThat(few.type("anything")).isNull();
        assertThat(few.owner("anybody")).isNull();
    }

    @Test
    void shouldFindTheTicketsThatShowAWord() {
        assertThat(WORDS.showing(Objects.requireNonNull(WORDS.status("Open"))))
                .isEqualTo(new ShownStatus(Set.of(Status.OPEN), null, Set.of("Assigned")));
        assertThat(WORDS.showing(Objects.requireNonNull(WORDS.status("Assigned"))))
                .isEqualTo(new ShownStatus(Set.of(Status.OPEN), "Assigned", Set.of()));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void shouldFindEachTicketByTheWordThatItShowsAndByNoOther(CrmPresets presets) {
        CrmVocabulary words = new CrmVocabulary(presets);
        List<@Nullable String> labels = new ArrayList<>(List.of("Gone"));
        labels.add(null);
        presets.statuses().forEach(preset -> labels.add(preset.name()));

        for (Status status : Status.values()) {
            for (String label : labels) {
                assertThat(presets.statuses().stream()
                                .filter(preset -> finds(words.showing(preset), status, label))
                                .map(StatusPreset::name))
                        .as("%s %s", status, label)
                        .containsExactly(words.shown(status, label));
            }
        }
        for (PriorityLevel level : PriorityLevel.values()) {
            assertThat(presets.priorities().stream()
                            .filter(preset -> words.showing(preset).contains(level))
                            .map(PriorityPreset::name))
                    .containsExactly(words.shown(Priority.of(level)));
        }
    }

    private static boolean finds(ShownStatus shown, Status status, @Nullable String label) {
        return shown.statuses().contains(status)
                && (shown.label() == null
                        ? label == null || !shown.otherLabels().contains(label)
                        : shown.label().equals(label));
    }
}
