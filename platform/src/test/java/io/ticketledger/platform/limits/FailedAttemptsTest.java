package io.ticketledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.platform.limits.FailedAttempts.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Long> waits = new ArrayList<>();

    private FailedAttempts attempts(int waiting) {
        return attempts(waiting, time -> waits.add(time.toMillis()));
    }

    private FailedAttempts attempts(int waiting, FailedAttempts.Sleeper sleeper) {
        return new FailedAttempts(
                new Limits.FailedAuthentication(Duration.ofSeconds(2), Duration.ofMinutes(5), 100, waiting, 1),
                sleeper,
                nanos::get);
    }

    @Test
    void shouldLetTheFirstGoAndSlowTheOthersMoreAndMore() {
        FailedAttempts attempts = attempts(1);

        assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.AT_ONCE);
        for (int i = 0; i < 9; i++) {
            assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.SLOWED);
        }
        assertThat(waits).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L);
    }

    @Test
    void shouldTellAddressesApartAndTakeAnIpv6NetworkForOne() {
        FailedAttempts attempts = attempts(1);

        assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.AT_ONCE);
        assertThat(attempts.slow("192.0.2.2")).isEqualTo(Outcome.AT_ONCE);
        assertThat(attempts.slow("::ffff:192.0.2.2")).isEqualTo(Outcome.SLOWED);
        assertThat(attempts.slow("2001:db8:0:1::1")).isEqualTo(Outcome.AT_ONCE);
        assertThat(attempts.slow("2001:db8:0:1:ffff::2")).isEqualTo(Outcome.SLOWED);
        assertThat(attempts.slow("2001:db8:0:2::1")).isEqualTo(Outcome.AT_ONCE);
        assertThat(attempts.slow(null)).isEqualTo(Outcome.AT_ONCE);
        assertThat(attempts.slow(null)).isEqualTo(Outcome.SLOWED);
    }

    @Test
    void shouldForgetAfterSomeMinutes() {
        FailedAttempts attempts = attempts(1);
        attempts.slow("192.0.2.1");
        attempts.slow("192.0.2.1");

        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.AT_ONCE);
    }

    @Test
    void shouldNotLetMoreWaitThanThereIsRoomFor() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        FailedAttempts attempts = attempts(1, time -> {
            waiting.countDown();
            done.await();
        });
        attempts.slow("192.0.2.1");
        attempts.slow("192.0.2.2");

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> first = executor.submit(() -> attempts.slow("192.0.2.1"));
            waiting.await();
            assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.CROWDED);
            assertThat(attempts.slow("192.0.2.2")).isEqualTo(Outcome.CROWDED);
            assertThat(attempts.slow("192.0.2.3")).isEqualTo(Outcome.AT_ONCE);
            done.countDown();
            assertThat(first.get()).isEqualTo(Outcome.SLOWED);
        }
        assertThat(attempts.retryAfterSeconds()).isEqualTo(2);
    }

    @Test
    void shouldLeaveRoomForThoseOfOtherNetworks() throws Exception {
        CountDownLatch waiting = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        FailedAttempts attempts = attempts(2, time -> {
            waiting.countDown();
            done.await();
        });
        attempts.slow("192.0.2.1");
        attempts.slow("192.0.2.2");

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> first = executor.submit(() -> attempts.slow("192.0.2.1"));
            Future<Outcome> other = executor.submit(() -> attempts.slow("192.0.2.2"));
            waiting.await();
            assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.CROWDED);
            done.countDown();
            assertThat(first.get()).isEqualTo(Outcome.SLOWED);
            assertThat(other.get()).isEqualTo(Outcome.SLOWED);
        }
        assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.SLOWED);
    }

    @Test
    void shouldSlowNobodyWhenTheDelayIsNothing() {
        FailedAttempts attempts = new FailedAttempts(
                LimitsFixture.limits("failed-authentication.delay", "0s").failedAuthentication());

        for (int i = 0; i < 100; i++) {
            assertThat(attempts.slow("192.0.2.1")).isEqualTo(Outcome.AT_ONCE);
        }
    }
}
