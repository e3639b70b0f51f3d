package io.ticketledger.query.api.ledger;

import io.ticketledger.query.audit.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters that name a moment of a ticket's history: one of them, or none for now. */
final class AuditMoments {
    private static final String VERSION = "version";
    private static final String AT = "at";
    private static final String RECORDED_AT = "recordedAt";
    static final Set<String> NAMES = Set.of(VERSION, AT, RECORDED_AT);

    private AuditMoments() {}

    static Moment read(Params params) {
        Long version = params.number(VERSION, 1);
        Instant at = params.exactInstant(AT);
        Instant recordedAt = params.exactInstant(RECORDED_AT);
        List<Moment> asked = Stream.<Moment>of(
                        version == null ? new Moment.Now() : new Moment.Version(version),
                        at == null ? new Moment.Now() : new Moment.OccurredAt(at),
                        recordedAt == null ? new Moment.Now() : new Moment.RecordedAt(recordedAt))
                .filter(moment -> !(moment instanceof Moment.Now))
                .toList();
        if (Stream.of(VERSION, AT, RECORDED_AT)
                        .map(params::text)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            NAMES.stream()
                    .filter(name -> params.text(name) != null)
                    .forEach(name -> params.wrong(name, "only one of version, at and recordedAt can be given"));
        }
        return asked.isEmpty() ? new Moment.Now() : asked.getFirst();
    }
}
