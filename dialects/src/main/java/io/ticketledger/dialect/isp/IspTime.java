package io.ticketledger.dialect.isp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as this dialect writes them: {@code 2026-01-31 08:00:00} in UTC, cut to seconds. */
final class IspTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private IspTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
