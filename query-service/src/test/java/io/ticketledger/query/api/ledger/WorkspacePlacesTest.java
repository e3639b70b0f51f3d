package io.ticketledger.query.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkspacePlacesTest {
    private final WorkspacePlaces places = new WorkspacePlaces(3, 2);

    @Test
    void shouldLeaveSomeToOthersAndGiveBackWhatWasLeft() {
        assertThat(places.take("greedy")).isTrue();
        assertThat(places.take("greedy")).isTrue();
        assertThat(places.take("greedy")).isFalse();
        assertThat(places.take("another")).isTrue();
        assertThat(places.take("third")).as("all are taken").isFalse();

        places.leave("greedy");
        assertThat(places.take("third")).isTrue();
        places.leave("third");
        assertThat(places.take("greedy")).isTrue();
        assertThat(places.take("greedy")).isFalse();
    }
}
