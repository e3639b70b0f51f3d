package io.ticketledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ticketledger.query.platform.BuildEntry.Rebuild;
import io.ticketledger.query.platform.BuildEntry.Retired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What instances agree on about the builds of a projection. */
class BuildEntryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void shouldReadWhatWasMadeAndRetireWhatWasRead() {
        BuildEntry finished = BuildEntry.FIRST.begun(NOW).finished(LATER);

        assertThat(finished).isEqualTo(new BuildEntry(2, 1, 1, null, List.of(new Retired(0, LATER))));
    }

    @Test
    void shouldGoOnReadingTheOldOneWhenTheNewOneIsCancelledAndNeverUseItsNumberAgain() {
        BuildEntry cancelled = BuildEntry.FIRST.begun(NOW).cancelled(LATER);

        assertThat(cancelled).isEqualTo(new BuildEntry(2, 0, 1, null, List.of(new Retired(1, LATER))));
        assertThat(cancelled.dropped(List.of(1)).begun(LATER))
                .isEqualTo(new BuildEntry(4, 0, 2, new Rebuild(2, LATER), List.of()));
    }

    @Test
    void shouldKnowWhatHasBeenRetiredForLong() {
        BuildEntry entry = BuildEntry.FIRST.begun(NOW).finished(NOW).begun(NOW).finished(NOW.plusSeconds(30));

        assertThat(entry.retiredFor(Duration.ofSeconds(60), LATER.minusMillis(1)))
                .isEmpty();
        assertThat(entry.retiredFor(Duration.ofSeconds(60), LATER)).containsExactly(0);
        assertThat(entry.retiredFor(Duration.ofSeconds(60), LATER.plusSeconds(30)))
                .containsExactly(0, 1);
        assertThat(entry.dropped(List.of(0)).hasRetired(0)).isFalse();
        assertThat(entry.dropped(List.of(0)).hasRetired(1)).isTrue();
    }

    @Test
    void shouldFinishNothingThatIsNotBeingMade() {
        assertThatIllegalStateException().isThrownBy(() -> BuildEntry.FIRST.finished(NOW));
        assertThatIllegalStateException().isThrownBy(() -> BuildEntry.FIRST.cancelled(NOW));
    }
}
