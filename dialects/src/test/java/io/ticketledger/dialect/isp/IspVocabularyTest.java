package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IspVocabularyTest {

    @ParameterizedTest
    @CsvSource({"NEW,0", "OPEN,1", "PENDING,1", "ON_HOLD,1", "SOLVED,2", "CLOSED,3"})
    void shouldReadEveryStatusAsInTheTable(Status status, int number) {
        assertThat(IspVocabulary.number(status)).isEqualTo(number);
        assertThat(IspVocabulary.statuses(number)).contains(status);
    }

    @ParameterizedTest
    @CsvSource({"0,NEW", "1,OPEN", "2,SOLVED", "3,CLOSED"})
    void shouldWriteEveryStatusAsInTheTable(int number, Status status) {
        assertThat(IspVocabulary.status(number)).isEqualTo(status);
        assertThat(IspVocabulary.number(status)).as("read back").isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"LOW,1", "MEDIUM,2", "HIGH,3", "URGENT,3"})
    void shouldReadEveryLevel(PriorityLevel level, int number) {
        assertThat(IspVocabulary.number(Priority.of(level))).isEqualTo(number);
        assertThat(IspVocabulary.levels(number)).contains(level);
    }

    @ParameterizedTest
    @CsvSource({"1,low,LOW", "2,medium,MEDIUM", "3,high,HIGH"})
    void shouldWriteEveryPriorityWithTheCanonicalWord(int number, String label, PriorityLevel level) {
        assertThat(IspVocabulary.priority(number)).isEqualTo(new Priority(label, level));
        assertThat(IspVocabulary.number(IspVocabulary.priority(number)))
                .as("read back")
                .isEqualTo(number);
    }

    @Test
    void shouldReadNoLevelAsMedium() {
        assertThat(IspVocabulary.number((Priority) null)).isEqualTo(2);
        assertThat(IspVocabulary.number(new Priority("whenever", null))).isEqualTo(2);
        assertThat(IspVocabulary.includesNoLevel(2)).isTrue();
        assertThat(IspVocabulary.includesNoLevel(1)).isFalse();
        assertThat(IspVocabulary.includesNoLevel(3)).isFalse();
    }

    @Test
    void shouldFindEachStatusAndLevelUnderOneNumber() {
        List<Status> statuses = IntStream.rangeClosed(0, 3)
                .mapToObj(IspVocabulary::statuses)
                .flatMap(Set::stream)
                .toList();
        List<PriorityLevel> levels = IntStream.rangeClosed(1, 3)
                .mapToObj(IspVocabulary::levels)
                .flatMap(Set::stream)
                .toList();

        assertThat(statuses).containsExactly(Status.values());
        assertThat(levels).containsExactly(PriorityLevel.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void shouldKnowNoOtherNumber(int number) {
        assertThatThrownBy(() -> IspVocabulary.status(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IspVocabulary.priority(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
