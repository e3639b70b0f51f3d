package io.ticketledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRatesTest {
    private final AtomicLong nanos = new AtomicLong(-7);
    private final RequestRates rates = new RequestRates(new Limits.Rate(3, Duration.ofSeconds(60)), nanos::get);

    @Test
    void shouldTakeTheQuotaAtOnceAndSayWhenThereIsMore() {
        assertThat(rates.charge("a")).isEqualTo(new RequestRates.Charge(true, 2, 20, 0));
        assertThat(rates.charge("a")).isEqualTo(new RequestRates.Charge(true, 1, 40, 0));
        assertThat(rates.charge("a")).isEqualTo(new RequestRates.Charge(true, 0, 60, 0));
        assertThat(rates.charge("a")).isEqualTo(new RequestRates.Charge(false, 0, 60, 20));

        pass(Duration.ofMillis(19_500));
        assertThat(rates.charge("a").secondsToWait()).isEqualTo(1);
        pass(Duration.ofMillis(500));
        assertThat(rates.charge("a").allowed()).isTrue();
        assertThat(rates.charge("a").allowed()).isFalse();
    }

    @Test
    void shouldCountEachCredentialByItself() {
        for (int i = 0; i < 4; i++) {
            rates.charge("a");
        }
        assertThat(rates.charge("a").allowed()).isFalse();
        assertThat(rates.charge("b").allowed()).isTrue();
    }

    @Test
    void shouldHaveTheWholeQuotaAgainAfterAPeriod() {
        for (int i = 0; i < 4; i++) {
            rates.charge("a");
        }
        pass(Duration.ofSeconds(61));
        assertThat(rates.charge("a").remaining()).isEqualTo(2);
    }

    @Test
    void shouldBeOffUnlessThereIsANumber() {
        assertThat(new RequestRates(LimitsFixture.limits().rate()).limited()).isFalse();
        assertThat(rates.limited()).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
