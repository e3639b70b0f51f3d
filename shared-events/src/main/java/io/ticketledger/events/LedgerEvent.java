package io.ticketledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Anything that the event store holds. */
public sealed interface LedgerEvent permits TicketEvent, ChannelConfigured {

    /** The event's place in its stream, counted from 1. */
    long version();

    String workspace();

    /** When it happened; when it was recorded is the store's knowledge. */
    Instant occurredAt();

    Actor actor();

    /** What may name or describe a person, apart from the rest so that it can be erased by key. */
    PersonalPart personal();

    /** The key under which the personal part is encrypted, null while it is kept in the clear. */
    @Nullable
    String keyId();
}
