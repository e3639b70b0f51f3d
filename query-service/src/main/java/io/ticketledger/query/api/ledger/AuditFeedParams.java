package io.ticketledger.query.api.ledger;

import io.ticketledger.events.json.EventType;
import io.ticketledger.query.audit.AuditFilter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of the audit's feed. */
final class AuditFeedParams {
    static final String AFTER = "after";
    private static final String LATEST = "latest";
    static final Set<String> NAMES = Set.of(
            AFTER,
            "types",
            "actor",
            "from",
            "to",
            "recordedFrom",
            "recordedTo",
            Params.LIMIT,
            Formats.PARAMETER,
            AuditForm.ENVELOPE);

    private AuditFeedParams() {}

    static AuditFilter filter(Params params) {
        Set<String> types = params.read("types", AuditFeedParams::types, "must be names of events, " + known());
        return new AuditFilter(
                types == null ? Set.of() : types,
                params.text("actor"),
                params.instant("from"),
                params.instant("to"),
                params.instant("recordedFrom"),
                params.instant("recordedTo"));
    }

    /**
     * Where to go on: what a listener that comes back has seen goes before what it asked for at first. Null is behind
     * what is there now.
     */
    static @Nullable Long after(Params params, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            if (lastEventId.matches("[0-9]{1,18}")) {
                return Long.valueOf(lastEventId);
            }
            params.wrong(AuditLive.LAST_EVENT_ID, "is no position");
        }
        if (LATEST.equals(params.text(AFTER))) {
            return null;
        }
        Long after = params.number(AFTER, 0);
        return after == null ? 0 : after;
    }

    private static @Nullable Set<String> types(String list) {
        Set<String> types = new LinkedHashSet<>(List.of(list.split(",", -1)));
        Set<String> known =
                Arrays.stream(EventType.values()).map(EventType::storedName).collect(Collectors.toSet());
        return known.containsAll(types) ? types : null;
    }

    private static String known() {
        return Arrays.stream(EventType.values()).map(EventType::storedName).collect(Collectors.joining(", "));
    }
}
