package io.ticketledger.query.projection;

import io.ticketledger.events.LedgerEvent;
import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param position its place in the whole log; positions may be missing, and one may appear late
 * @param streamId the stream that it belongs to
 * @param recordedAt when it was appended
 */
public record RecordedEvent(long position, String streamId, Instant recordedAt, LedgerEvent event) {}
