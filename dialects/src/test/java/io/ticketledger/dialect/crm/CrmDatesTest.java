package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrmDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-01,2026-12-01T00:00:00Z",
        "2024-02-29,2024-02-29T00:00:00Z",
        "2026-12-01 08:09:10,2026-12-01T08:09:10Z",
        "2026-12-01T08:09:10,2026-12-01T08:09:10Z",
        "2026-12-01T08:09,2026-12-01T08:09:00Z",
        "2026-12-01T08:09:10Z,2026-12-01T08:09:10Z",
        "2026-12-01t08:09:10z,2026-12-01T08:09:10Z",
        "2026-12-01T08:09:10+02:00,2026-12-01T06:09:10Z",
        "2026-12-01T08:09:10-0130,2026-12-01T09:39:10Z",
        "2026-12-01T08:09:10.123Z,2026-12-01T08:09:10.123Z",
        "2026-12-01T08:09:10.1230001Z,2026-12-01T08:09:10.124Z",
        "1900-01-01,1900-01-01T00:00:00Z"
    })
    void shouldReadEachForm(String text, Instant instant) {
        assertThat(CrmDates.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026",
                "2026-12",
                "2026-13-01",
                "2026-02-29",
                "2026-2-1",
                "01.12.2026",
                "2026-12-01 08:09",
                "2026-12-01 24:00:00",
                "2026-12-01 08:09:60",
                "2026-12-01 08:09:10Z",
                "2026-12-01  08:09:10",
                "2026-12-01T",
                "2026-12-01T08:09:10+25:00",
                "2026-12-01Z",
                "1899-12-31",
                "+12026-01-01",
                "-0001-01-01",
                "9999-12-31T23:59:59.9999Z",
                "tomorrow",
                "٢٠٢٦-12-01",
                "1764547200"
            })
    void shouldReadNothingElse(String text) {
        assertThat(CrmDates.instant(text)).isNull();
    }
}
