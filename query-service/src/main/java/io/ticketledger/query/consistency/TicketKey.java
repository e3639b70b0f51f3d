package io.ticketledger.query.consistency;

import io.ticketledger.dialect.Identifiers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what a reader names a ticket within its workspace. */
public sealed interface TicketKey {
    /** The public id. */
    record Id(UUID id) implements TicketKey {}

    /** The number. */
    record Number(long number) implements TicketKey {}

    /** The short id. */
    record ShortId(String shortId) implements TicketKey {}

    /** An id in its canonical form or a number without leading zeros; null for any other text, which names no ticket. */
    static @Nullable TicketKey of(String text) {
        UUID id = Identifiers.uuid(text);
        if (id != null) {
            return new Id(id);
        }
        Long number = Identifiers.number(text);
        return number == null ? null : new Number(number);
    }
}
