package io.ticketledger.dialect.helpdesk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How single values are written: ids as numbers, times to the second in UTC. */
final class HelpdeskValues {
    /** The highest id that is read or written: eighteen digits. */
    static final long HIGHEST_ID = 999_999_999_999_999_999L;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HelpdeskValues() {}

    /** The number that the text is, null for any other text. */
    static @Nullable Long number(String text) {
        return DIGITS.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /** An id of the core as a number; 0 when there is none, or when it is no number. */
    static long id(@Nullable String text) {
        Long number = text == null ? null : number(text);
        return number == null ? 0 : number;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
