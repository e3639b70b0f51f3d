package io.ticketledger.query.verify;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.AuditFilter;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.audit.AuditLog.Slice;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.Counters;
import io.ticketledger.query.stats.StatsProjection;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Counts a workspace's tickets again, up to the event that its counters say they have counted last. */
final class StatsCheck {
    private static final String PREFIX = "stats.";
    private static final Set<String> SINGLE = Set.of(Counters.COUNTED, Counters.OTHER_TYPES);

    private final AuditLog log;
    private final EventJson json;

    StatsCheck(AuditLog log, EventJson json) {
        this.log = log;
        this.json = json;
    }

    void check(WorkspaceScope scope, ServedModel served, Findings findings) throws IOException {
        Document kept = scope.byId(StatsProjection.collection(served.model()), scope.workspace());
        long counted =
                kept != null && kept.get(Counters.COUNTED) instanceof Long position ? position : Position.NONE.index();
        long end = Math.min(log.head(), Math.max(counted, served.position()));
        Counters counters = Counters.none(scope.workspace());
        long missed = 0;
        long last = 0;
        Slice slice;
        do {
            slice = log.next(scope, AuditFilter.ALL, last, end, AuditLog.BATCH);
            for (AuditEvent event : slice.events()) {
                List<CounterChange> changes = changes(event);
                if (!changes.isEmpty() && event.position() <= counted) {
                    counters.count(event.position(), changes);
                } else if (!changes.isEmpty() && event.position() <= served.position()) {
                    missed = event.position();
                }
            }
            last = slice.last();
            findings.settle(served);
        } while (slice.looked() > 0);
        compare(counters.toBson(), missed, kept, new Comparison(null, findings::add));
    }

    private List<CounterChange> changes(AuditEvent stored) {
        return json.read(stored.type(), stored.revision(), stored.payload()) instanceof TicketEvent event
                ? CounterChange.of(event)
                : List.of();
    }

    /** @param missed the newest position that should have been counted and was not; 0 for none */
    private static void compare(Document log, long missed, @Nullable Document kept, Comparison comparison) {
        Document there = kept == null ? Counters.none("").toBson() : kept;
        if (missed > 0) {
            comparison.differ(PREFIX + Counters.COUNTED, missed, there.get(Counters.COUNTED));
        }
        comparison.fields(PREFIX, flat(log), flat(there), Set.of());
    }

    /** Each counter as a field of its own, such as {@code status.OPEN}. */
    private static Document flat(Document counters) {
        Document flat = new Document();
        SINGLE.forEach(name -> flat.append(name, counters.get(name)));
        if (counters.get(Counters.COUNTS) instanceof List<?> counts) {
            for (Object each : counts) {
                if (each instanceof Map<?, ?> count) {
                    String by = String.valueOf(count.get(Counters.BY)).toLowerCase(Locale.ROOT);
                    boolean total =
                            by.equals(CounterChange.Dimension.TOTAL.name().toLowerCase(Locale.ROOT));
                    flat.append(total ? by : by + '.' + count.get(Counters.KEY), count.get(Counters.N));
                }
            }
        }
        return flat;
    }
}
