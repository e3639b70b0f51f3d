package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.dialect.ledger.CloudEvent;
import io.ticketledger.query.audit.AuditEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * In what form events are asked for.
 *
 * @param cloudEvents whether each is in that envelope
 */
record AuditForm(AuditFormat format, boolean cloudEvents) {
    static final String FORMAT = "format";
    static final String ENVELOPE = "envelope";
    private static final String CLOUD_EVENTS = "cloudevents";

    /** What the parameters ask for, else the most specific of what is accepted. */
    static AuditForm read(Params params, HttpServletRequest request, List<String> alsoAs) {
        List<AuditFormat> known = Arrays.stream(AuditFormat.values())
                .filter(format -> format == AuditFormat.JSON || alsoAs.contains(format.mediaType()))
                .toList();
        AuditFormat asked = params.read(
                FORMAT,
                word -> known.stream()
                        .filter(format -> format.word().equals(word))
                        .findFirst()
                        .orElse(null),
                "must be one of " + known.stream().map(AuditFormat::word).collect(Collectors.joining(", ")));
        AuditFormat format = asked == null ? accepted(request, known) : asked;
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

    private static AuditFormat accepted(HttpServletRequest request, List<AuditFormat> known) {
        List<MediaType> accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            for (AuditFormat format : known) {
                if (type.isCompatibleWith(MediaType.valueOf(format.mediaType()))) {
                    return format;
                }
            }
        }
        return AuditFormat.JSON;
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
