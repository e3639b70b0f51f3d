package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with events: a page of them, or a stream, some at a time and as fast as it is read. */
@Component
class AuditAnswers {
    private final JsonMapper mapper;

    AuditAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Gives the next events of a walk; null at its end. Is asked when the last ones have been written. */
    @FunctionalInterface
    interface Walk {
        @Nullable
        List<AuditEvent> next();
    }

    /** @param position up to where the feed was looked at; null for what is not of a feed */
    ResponseEntity<Object> page(
            AuditForm form,
            WorkspaceScope scope,
            List<AuditEvent> events,
            @Nullable String next,
            @Nullable Long position) {
        List<Object> items = events.stream()
                .map(event -> form.shown(scope.workspace(), event))
                .toList();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.valueOf(form.format().mediaType()));
        String link = form.link(next);
        if (link != null) {
            answer = answer.header(HttpHeaders.LINK, link);
        }
        if (form.format() == AuditFormat.CLOUD_EVENTS) {
            return answer.body(items);
        }
        return answer.body(position == null ? new ListAnswer(items, next) : new FeedPage(items, next, position));
    }

    /**
     * Writes everything, as long as whoever asked is let in.
     *
     * @throws ApiException when that is over; the answer is then cut off, if it has begun
     */
    void stream(
            AuditForm form,
            WorkspaceScope scope,
            Walk walk,
            Standing standing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean csv = form.format() == AuditFormat.CSV;
        response.setContentType(form.format().mediaType() + (csv ? ";charset=UTF-8;header=present" : ""));
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = response.getOutputStream();
        if (csv) {
            out.write(AuditRow.CSV.header());
        }
        List<AuditEvent> events;
        while ((events = walk.next()) != null) {
            stillStanding(standing);
            for (AuditEvent event : events) {
                out.write(csv ? AuditRow.CSV.line(AuditRow.of(event)) : line(form, scope, event));
            }
            response.flushBuffer();
        }
    }

    /** Ends an answer whose reader is no longer let in. */
    static void stillStanding(Standing standing) {
        if (!standing.stands()) {
            throw new ApiException(new ApiError.Unauthenticated());
        }
    }

    /** One line with its end: a break within stored JSON can only stand between its tokens. */
    byte[] line(AuditForm form, WorkspaceScope scope, AuditEvent event) {
        byte[] json = mapper.writeValueAsBytes(form.shown(scope.workspace(), event));
        byte[] line = Arrays.copyOf(json, json.length + 1);
        for (int i = 0; i < json.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        line[json.length] = '\n';
        return line;
    }
}
