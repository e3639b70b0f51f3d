package io.ticketledger.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in the list of a key's uses; unsigned, as {@link TimeCursor} is. */
public record KeyUseCursor(LocalDate day, String service) {
    static final KeyUseCursor START = new KeyUseCursor(LocalDate.of(9999, 12, 31), "");

    /** The cursor that was made into this text; null when it is none. */
    public static @Nullable KeyUseCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            LocalDate day = LocalDate.parse(parts[0]);
            boolean possible = day.getYear() >= 2000 && day.getYear() <= 9999 && parts[1].indexOf('\0') < 0;
            return possible ? new KeyUseCursor(day, parts[1]) : null;
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        byte[] plain = (day + "/" + service).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
