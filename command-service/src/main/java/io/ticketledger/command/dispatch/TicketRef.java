package io.ticketledger.command.dispatch;

import java.util.UUID;

/** How a client names a ticket of its workspace. */
public sealed interface TicketRef {

    /** By its public id. */
    record ById(UUID id) implements TicketRef {}

    /** By its number. */
    record ByNumber(long number) implements TicketRef {}

    /** By its short id. */
    record ByShortId(String shortId) implements TicketRef {}
}
