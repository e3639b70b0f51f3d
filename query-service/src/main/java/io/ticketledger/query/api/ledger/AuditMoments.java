package io.ticketledger.query.api.ledger;

import io.ticketledger.query.audit.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The parameters that name a moment of a ticket's history: one of them, or none for now. */
final class AuditMoments {
    private static final String VERSION = "version";
    private static final String AT = "at";
    private static final String RECORDED_AT = "recordedAt";
    static final Set<String> NAMES = Set.of(VERSION, AT, RECORDED_AT);

    private AuditMoments() {}

    static Moment read(Params params) {
        List<String> given =
                NAMES.stream().filter(name -> params.text(name) != null).toList();
        if (given.size() > 1) {
            given.forEach(name -> params.wrong(name, "only one of version, at and recordedAt can be given"));
        }
        Long version = params.number(VERSION, 1);
        Instant at = params.exactInstant(AT);
        Instant recordedAt = params.exactInstant(RECORDED_AT);
        if (version != null) {
            return new Moment.Version(version);
        }
        if (at != null) {
            return new Moment.OccurredAt(at);
        }
        return recordedAt == null ? new Moment.Now() : new Moment.RecordedAt(recordedAt);
    }
}
