package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurchVocabularyTest {
    @ParameterizedTest
    @CsvSource({
        "NEW,pending",
        "OPEN,active",
        "PENDING,pending",
        "ON_HOLD,pending",
        "SOLVED,closed",
        "CLOSED,closed",
    })
    void shouldReadEachStatusAsItsWord(Status status, String word) {
        assertThat(ChurchVocabulary.statusWord(status)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"pending,NEW,PENDING", "active,OPEN,OPEN", "closed,CLOSED,CLOSED"})
    void shouldWriteEachWordAsItsStatus(String word, Status first, Status later) {
        assertThat(ChurchVocabulary.firstStatus(word)).isEqualTo(first);
        assertThat(ChurchVocabulary.status(word)).isEqualTo(later);
        assertThat(ChurchVocabulary.statusWord(first)).isEqualTo(word);
        assertThat(ChurchVocabulary.statusWord(later)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "OPEN", "solved", "", " closed"})
    void shouldKnowNoOtherWord(String word) {
        assertThat(ChurchVocabulary.status(word)).isNull();
        assertThat(ChurchVocabulary.firstStatus(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "low,LOW",
                "LOW,LOW",
                "1,LOW",
                "medium,MEDIUM",
                "Normal,MEDIUM",
                "2,MEDIUM",
                "High,HIGH",
                "high,HIGH",
                "3,HIGH",
                "Urgent,URGENT",
                "4,-",
                "burning,-",
            })
    void shouldKeepAPriorityAndRecogniseItsLevel(String text, @Nullable PriorityLevel level) {
        Priority priority = ChurchVocabulary.priority(text);

        assertThat(priority.level()).isEqualTo(level);
        assertThat(ChurchVocabulary.priorityText(priority)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(PriorityLevel.class)
    void shouldReadAPriorityWrittenElsewhereAsItsLabel(PriorityLevel level) {
        Priority elsewhere = Priority.of(level);

        assertThat(ChurchVocabulary.priority(String.valueOf(ChurchVocabulary.priorityText(elsewhere))))
                .isEqualTo(elsewhere);
    }

    @Test
    void shouldReadNoPriorityAsNothing() {
        assertThat(ChurchVocabulary.priorityText(null)).isNull();
    }
}
