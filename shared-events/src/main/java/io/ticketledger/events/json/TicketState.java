package io.ticketledger.events.json;

import io.ticketledger.events.Ticket;
import tools.jackson.databind.json.JsonMapper;

/** A ticket as JSON that reads back into the same ticket: for snapshots and read models, not for clients. */
public final class TicketState {
    private static final JsonMapper MAPPER = LedgerMapper.create();

    private TicketState() {}

    public static byte[] write(Ticket ticket) {
        return MAPPER.writeValueAsBytes(ticket);
    }

    public static String writeText(Ticket ticket) {
        return MAPPER.writeValueAsString(ticket);
    }

    public static Ticket read(byte[] json) {
        return MAPPER.readValue(json, Ticket.class);
    }

    public static Ticket read(String json) {
        return MAPPER.readValue(json, Ticket.class);
    }
}
