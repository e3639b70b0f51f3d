package io.ticketledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(3, 2, 100);

    @Test
    void shouldHoldSoManyBytesUntilThePlaceIsLeft() {
        Places.Place first = Objects.requireNonNull(places.take());
        Places.Place second = Objects.requireNonNull(places.take());

        assertThat(first.hold(60)).isTrue();
        assertThat(second.hold(41)).isFalse();
        assertThat(second.hold(40)).isTrue();
        assertThat(places.bytes()).isEqualTo(100);
        first.leave();
        first.leave();
        assertThat(places.bytes()).isEqualTo(40);
        assertThat(second.hold(60)).isTrue();
        second.leave();
        assertThat(places.bytes()).isZero();
        assertThat(places.bodiesRefused()).isEqualTo(1);
    }

    @Test
    void shouldGiveAsManyPlacesAsThereAre() {
        Places.Place first = take();
        take();
        take();
        assertThat(places.take()).isNull();

        first.leave();
        first.leave();
        assertThat(places.taken()).isEqualTo(2);
        assertThat(places.take()).isNotNull();
        assertThat(places.take()).isNull();
    }

    @Test
    void shouldGiveOneCredentialOnlySomeOfThem() {
        Places.Place first = take();
        assertThat(first.giveTo("a")).isTrue();
        assertThat(take().giveTo("a")).isTrue();
        Places.Place third = take();
        assertThat(third.giveTo("a")).isFalse();
        assertThat(third.giveTo("b")).isTrue();

        third.leave();
        first.leave();
        assertThat(take().giveTo("a")).isTrue();
    }

    @Test
    void shouldLeaveHalfOfTheBytesToOthers() {
        Places shared = new Places(10, 10, 1_000);
        Places.Place first = Objects.requireNonNull(shared.take());
        Places.Place second = Objects.requireNonNull(shared.take());
        Places.Place other = Objects.requireNonNull(shared.take());
        assertThat(first.giveTo("a") && second.giveTo("a") && other.giveTo("b")).isTrue();

        assertThat(first.hold(500)).isTrue();
        assertThat(second.hold(1)).isFalse();
        assertThat(other.hold(499)).isTrue();
        assertThat(shared.bodiesRefused()).isEqualTo(1);

        second.leave();
        first.leave();
        other.leave();
        assertThat(shared.bytes()).isZero();
        Places.Place again = Objects.requireNonNull(shared.take());
        assertThat(again.giveTo("a")).isTrue();
        assertThat(again.hold(500)).isTrue();
    }

    @Test
    void shouldForgetWhoHasNone() throws Exception {
        Places many = new Places(50, 40, 0);
        List<Future<?>> done = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                String credential = "c" + i % 7;
                done.add(executor.submit(() -> {
                    Places.Place place = many.take();
                    if (place != null) {
                        place.giveTo(credential);
                        place.leave();
                    }
                }));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }
        assertThat(many.taken()).isZero();
        assertThat(many.credentials()).isZero();
    }

    private Places.Place take() {
        return Objects.requireNonNull(places.take());
    }
}
