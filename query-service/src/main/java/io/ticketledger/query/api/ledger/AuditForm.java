package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.dialect.ledger.CloudEvent;
import io.ticketledger.query.audit.AuditEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * In what form events are asked for.
 *
 * @param cloudEvents whether each is in that envelope
 */
record AuditForm(AuditFormat format, boolean cloudEvents) {
    static final String ENVELOPE = "envelope";
    private static final String CLOUD_EVENTS = "cloudevents";

    /** What the parameters ask for, else what is accepted best. */
    static AuditForm read(Params params, HttpServletRequest request, List<String> alsoAs) {
        Formats formats = Formats.JSON;
        Map<MediaType, AuditFormat> known = new HashMap<>(Map.of(MediaType.APPLICATION_JSON, AuditFormat.JSON));
        for (AuditFormat format : AuditFormat.values()) {
            MediaType type = MediaType.valueOf(format.mediaType());
            if (alsoAs.contains(format.mediaType())) {
                formats = formats.or(format.word(), type);
                known.put(type, format);
            }
        }
        AuditFormat format = known.getOrDefault(formats.choose(params, request), AuditFormat.JSON);
        String envelope =
                params.read(ENVELOPE, word -> word.equals(CLOUD_EVENTS) ? word : null, "must be " + CLOUD_EVENTS);
        if (envelope != null && format == AuditFormat.CSV) {
            params.wrong(ENVELOPE, "is not for csv");
        }
        if (!format.paged() && params.text(Params.LIMIT) != null) {
            params.wrong(Params.LIMIT, "is for pages, and " + format.word() + " has none");
        }
        return new AuditForm(format, envelope != null || format == AuditFormat.CLOUD_EVENTS);
    }

    /** The event in its envelope. */
    Object shown(String workspace, AuditEvent event) {
        return cloudEvents ? CloudEvent.of(workspace, AuditItems.of(event)) : AuditItems.of(event);
    }

    /** Where the page ended: within the answer, or as a link beside a bare list. */
    @Nullable
    String link(@Nullable String next) {
        return next == null || format != AuditFormat.CLOUD_EVENTS ? null : '<' + next + ">; rel=\"next\"";
    }
}
