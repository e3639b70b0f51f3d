package io.ticketledger.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @Test
    void shouldReadTheCanonicalForms() {
        UUID id = UUID.fromString("1b6f5a55-0f4e-4d0e-9d5b-2222222222ab");

        assertThat(Identifiers.uuid("1B6F5A55-0f4e-4d0e-9d5b-2222222222AB")).isEqualTo(id);
        assertThat(Identifiers.number("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000001-0002-0003-0004-00000000005",
                "1-2-3-4-5",
                "1b6f5a55-0f4e-4d0e-9d5b-2222222222ab ",
                "1b6f5a550f4e4d0e9d5b2222222222ab",
                "0",
                "0042",
                "-1",
                "+1",
                "1000000000000000000",
                "\u0661",
                ""
            })
    void shouldReadNoOther(String text) {
        assertThat(Identifiers.uuid(text)).isNull();
        assertThat(Identifiers.number(text)).isNull();
    }
}
