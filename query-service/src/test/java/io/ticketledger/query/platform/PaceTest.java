package io.ticketledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void shouldKnowNothingFromOneLook() {
        assertThat(pace.rate()).isNull();
        at(0, 500);
        assertThat(pace.rate()).isNull();
    }

    @Test
    void shouldTellPositionsASecondOfTheLastHalfMinute() {
        at(0, 0);
        at(10, 10_000);
        assertThat(pace.rate()).isEqualTo(1_000);

        at(40, 10_300);
        assertThat(pace.rate()).as("without the first ten seconds").isEqualTo(10);
        at(70, 10_300);
        assertThat(pace.rate()).as("standing still").isZero();
    }

    private void at(int second, long position) {
        pace.at(Duration.ofSeconds(second).toNanos(), position);
    }
}
