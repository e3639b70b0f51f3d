package io.ticketledger.command.append;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command writes. The keys that it takes and the directory's flags follow from its events.
 *
 * @param events of one stream, in order; may be empty
 * @param idempotency the request to remember, null when it carried no key
 */
public record Append(List<EventRow> events, @Nullable IdempotencyRow idempotency) {
    public Append {
        events = List.copyOf(events);
    }
}
