package io.ticketledger.platform.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A place in the list of a key's uses. As text it stands in signed cursors. */
public record KeyUseCursor(LocalDate day, String service) {
    static final KeyUseCursor START = new KeyUseCursor(LocalDate.of(9999, 12, 31), "");

    /** The place that was made into this text; null when it is none. */
    public static @Nullable KeyUseCursor parse(String text) {
        try {
            String[] parts = text.split("/", 2);
            LocalDate day = LocalDate.parse(parts[0]);
            boolean possible = day.getYear() >= 2000 && day.getYear() <= 9999 && parts[1].indexOf('\0') < 0;
            return possible ? new KeyUseCursor(day, parts[1]) : null;
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return day + "/" + service;
    }
}
