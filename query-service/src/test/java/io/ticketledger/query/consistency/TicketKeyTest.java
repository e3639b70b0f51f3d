package io.ticketledger.query.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketKeyTest {
    @Test
    void shouldTakeWhatCommandsTakeAndNothingElse() {
        String id = "1b6f5a55-0f4e-4d0e-9d5b-222222222222";

        assertThat(TicketKey.of(id)).isEqualTo(new TicketKey.Id(UUID.fromString(id)));
        assertThat(TicketKey.of("42")).isEqualTo(new TicketKey.Number(42));
        assertThat(TicketKey.of("0042")).isNull();
        assertThat(TicketKey.of("0")).isNull();
        assertThat(TicketKey.of("000000001-0002-0003-0004-00000000005")).isNull();
    }
}
