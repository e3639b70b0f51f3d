package io.ticketledger.events.json;

/**
 * An event as the store keeps it.
 *
 * @param type the catalogue's name, such as {@code TicketCreated}
 * @param revision the revision of that type's JSON
 * @param payload the exact UTF-8 bytes that were written
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between serializer and store, never compared
public record StoredEvent(String type, String revision, byte[] payload) {}
