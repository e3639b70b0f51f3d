package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpdeskVocabularyTest {

    @ParameterizedTest
    @CsvSource({"NEW,new", "OPEN,open", "PENDING,pending", "ON_HOLD,holding", "SOLVED,solved", "CLOSED,closed"})
    void shouldHaveAWordForEachStatus(Status status, String word) {
        assertThat(HelpdeskVocabulary.word(status)).isEqualTo(word);
        assertThat(HelpdeskVocabulary.status(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"LOW,low", "MEDIUM,medium", "HIGH,high", "URGENT,urgent"})
    void shouldHaveAWordForEachLevel(PriorityLevel level, String word) {
        assertThat(HelpdeskVocabulary.word(new Priority("as written", level))).isEqualTo(word);
        assertThat(HelpdeskVocabulary.level(word)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "New", "NEW", " new", "on_hold", "hold", "urgent\n"})
    void shouldKnowNoOtherWord(String word) {
        assertThat(HelpdeskVocabulary.status(word)).isNull();
        assertThat(HelpdeskVocabulary.level(word)).isNull();
    }

    @Test
    void shouldReadMediumWithoutALevel() {
        assertThat(HelpdeskVocabulary.word((Priority) null)).isEqualTo("medium");
        assertThat(HelpdeskVocabulary.word(new Priority("someday", null))).isEqualTo("medium");
    }
}
