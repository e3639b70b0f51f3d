package io.ticketledger.query.projection;

import io.ticketledger.events.LedgerEvent;
import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param position its place in the whole log, given after its commit: none ever appears below one that was read
 * @param streamId the stream that it belongs to
 * @param recordedAt when it was appended
 */
public record RecordedEvent(long position, String streamId, Instant recordedAt, LedgerEvent event) {}
