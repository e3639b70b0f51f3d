package io.ticketledger.command.append;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way into the store.
 *
 * @param sequenceNumber its place in the stream, counted from 0: the version expected before it
 * @param event the event itself, of which workspace and directory changes are taken; null only for payloads that are
 *     none of the catalogue
 * @param payload the exact bytes to store
 * @param recordedAt now; the store never lets it fall below that of the stream's event before
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record EventRow(
        String streamId,
        long sequenceNumber,
        String aggregateType,
        String eventId,
        String type,
        @Nullable String revision,
        byte[] payload,
        byte[] metaData,
        Instant recordedAt,
        @Nullable Object event) {}
