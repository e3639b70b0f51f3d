package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.query.audit.AuditEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** Chooses the form of an answer, and writes events as a stream: some at a time, as fast as they are read. */
@Component
class AuditAnswers {
    static final String FORMAT = "format";

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

    /** What the parameter asks for, else the first thing accepted that there is. */
    static AuditFormat format(Params params, HttpServletRequest request) {
        AuditFormat asked = params.read(
                FORMAT,
                word -> Arrays.stream(AuditFormat.values())
                        .filter(format -> format.word().equals(word))
                        .findFirst()
                        .orElse(null),
                "must be json, ndjson or csv");
        return asked == null ? accepted(request) : asked;
    }

    private static AuditFormat accepted(HttpServletRequest request) {
        List<MediaType> accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            for (AuditFormat format : AuditFormat.values()) {
                if (type.isCompatibleWith(MediaType.valueOf(format.mediaType()))) {
                    return format;
                }
            }
        }
        return AuditFormat.JSON;
    }

    void stream(AuditFormat format, Walk walk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(
                format.mediaType() + (format == AuditFormat.CSV ? ";charset=UTF-8;header=present" : ""));
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = response.getOutputStream();
        if (format == AuditFormat.CSV) {
            out.write(AuditCsv.HEADER);
        }
        List<AuditEvent> events;
        while ((events = walk.next()) != null) {
            for (AuditEvent event : events) {
                out.write(format == AuditFormat.CSV ? AuditCsv.row(event) : line(event));
            }
            response.flushBuffer();
        }
    }

    /** One line: a break within stored JSON can only stand between its tokens. */
    private byte[] line(AuditEvent event) {
        byte[] json = mapper.writeValueAsBytes(AuditItems.of(event));
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
