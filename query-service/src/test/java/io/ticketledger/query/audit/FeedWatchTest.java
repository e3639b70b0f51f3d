package io.ticketledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedWatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final AtomicLong head = new AtomicLong(5);
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger mostAsking = new AtomicInteger();
    private final FeedWatch watch = new FeedWatch(() -> {
        mostAsking.accumulateAndGet(asking.incrementAndGet(), Math::max);
        asking.decrementAndGet();
        return head.get();
    });

    @Test
    void shouldTellAtOnceWhatIsThere() throws Exception {
        assertThat(watch.await(4, LONG)).isEqualTo(5);
    }

    @Test
    void shouldGiveUpAfterItsTime() throws Exception {
        assertThat(watch.await(5, Duration.ofMillis(1))).isEqualTo(5);
    }

    @Test
    void shouldWakeAllWhoWaitWhileOneAsks() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(executor.submit(() -> watch.await(5, LONG)));
            }
            head.set(6);
            for (Future<Long> each : waiting) {
                assertThat(each.get()).isEqualTo(6);
            }
        }
        assertThat(mostAsking.get()).isEqualTo(1);
    }

    @Test
    void shouldNoticeThatTheFeedWentBack() throws Exception {
        assertThat(watch.await(4, LONG)).isEqualTo(5);
        head.set(2);
        assertThat(watch.await(5, Duration.ofMillis(1))).isEqualTo(2);
        assertThat(watch.returns()).isEqualTo(1);
        head.set(3);
        assertThat(watch.await(2, LONG)).isEqualTo(3);
        assertThat(watch.returns()).isEqualTo(1);
    }

    @Test
    void shouldEndAllWaiting() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> waiting = executor.submit(() -> watch.await(5, LONG));
            watch.close();
            assertThat(waiting.get()).isLessThanOrEqualTo(5);
        }
        assertThat(watch.closed()).isTrue();
    }
}
