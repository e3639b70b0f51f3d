package io.ticketledger.dialect;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one written form of ids and numbers, the same wherever a client may name something by them. */
public final class Identifiers {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER_FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private Identifiers() {}

    /** The UUID in its canonical form of 8-4-4-4-12 digits; null for any other text, though the JDK would read some. */
    public static @Nullable UUID uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The positive decimal number of at most 18 digits, without leading zeros; null for any other text. */
    public static @Nullable Long number(String text) {
        return NUMBER_FORM.matcher(text).matches() ? Long.valueOf(text) : null;
    }
}
