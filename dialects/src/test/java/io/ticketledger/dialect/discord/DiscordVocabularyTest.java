package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordVocabularyTest {

    @ParameterizedTest
    @CsvSource({"NEW,false", "OPEN,false", "PENDING,false", "ON_HOLD,false", "SOLVED,false", "CLOSED,true"})
    void shouldReadEveryStatus(Status status, boolean closed) {
        assertThat(DiscordVocabulary.closed(status)).isEqualTo(closed);
    }

    @Test
    void shouldCreateNewOrClosed() {
        assertThat(DiscordVocabulary.status(false)).isEqualTo(Status.NEW);
        assertThat(DiscordVocabulary.status(true)).isEqualTo(Status.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadWhatItWrote(boolean closed) {
        assertThat(DiscordVocabulary.closed(DiscordVocabulary.status(closed))).isEqualTo(closed);
    }
}
