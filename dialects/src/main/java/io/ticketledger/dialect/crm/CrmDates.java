package io.ticketledger.dialect.crm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The three forms of a date: {@code YYYY-MM-DD}, {@code YYYY-MM-DD HH:MM:SS}, ISO 8601; UTC without an offset. */
final class CrmDates {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ HH:mm:ss]")
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private CrmDates() {}

    /** The date's first instant, to the next millisecond; null for any other text and outside of the years 1900 to 9999. */
    static @Nullable Instant instant(String text) {
        try {
            Instant exact = exact(text);
            Instant cut = exact.truncatedTo(ChronoUnit.MILLIS);
            return exact.isBefore(EARLIEST) || exact.isAfter(END) ? null : cut.equals(exact) ? cut : cut.plusMillis(1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant exact(String text) {
        return switch (FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("another form");
        };
    }
}
