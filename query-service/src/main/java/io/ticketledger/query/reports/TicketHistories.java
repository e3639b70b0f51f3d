package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import java.util.Map;
import java.util.function.BiConsumer;

/** The log, read by stream. */
public interface TicketHistories {

    /**
     * Reads what came before certain events.
     *
     * @param versions for each stream a version
     * @param events is given each stream's events with a lower version, in order, with the stream's id
     */
    void before(Map<String, Long> versions, BiConsumer<String, TicketEvent> events);
}
