package io.ticketledger.query.consistency;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By what a reader names a ticket within its workspace. */
public sealed interface TicketKey {
    /** The public id. */
    record Id(UUID id) implements TicketKey {}

    /** The number. */
    record Number(long number) implements TicketKey {}

    /** An id in its canonical form or a decimal number; null for any other text, which names no ticket. */
    static @Nullable TicketKey of(String text) {
        if (Patterns.ID.matcher(text).matches()) {
            return new Id(UUID.fromString(text));
        }
        return Patterns.NUMBER.matcher(text).matches() ? new Number(Long.parseLong(text)) : null;
    }

    /** The two forms; a number has at most 18 digits, so that it always fits. */
    final class Patterns {
        private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

        private Patterns() {}
    }
}
