package io.ticketledger.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored, to the byte.
 *
 * @param position its place in the feed
 * @param id what identifies it everywhere, given when it was recorded
 * @param type the catalogue's name of then
 * @param revision the payload's form, as it was written
 * @param version its place in its stream, counted from 1
 * @param metadata a flat JSON object, unless somebody has changed it
 * @param payload a JSON object, unless somebody has changed it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record AuditEvent(
        long position,
        String id,
        String type,
        @Nullable String revision,
        long version,
        Instant recordedAt,
        byte[] metadata,
        byte[] payload) {

    /** What every payload says of its event, whatever its type and revision. */
    public EventHead head() {
        return EventHead.of(payload);
    }
}
