package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line a request: what was asked for by pattern, never by value. Writes at INFO, reads at DEBUG. Every part is made
 * or checked here, so none can break the line. The correlation id comes from the MDC.
 */
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger("io.ticketledger.access");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private AccessLog() {}

    static void write(HttpServletRequest request, HttpServletResponse response, long startNanos) {
        Level level = READS.contains(request.getMethod()) ? Level.DEBUG : Level.INFO;
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        String method = READS.contains(request.getMethod()) || WRITES.contains(request.getMethod())
                ? request.getMethod()
                : "other";
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        log.atLevel(level)
                .addKeyValue("http.request.method", method)
                .addKeyValue("http.route", text(request, RequestAttributes.ROUTE))
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("duration_ms", millis)
                .addKeyValue("workspace", text(request, RequestAttributes.WORKSPACE))
                .addKeyValue("credential", text(request, RequestAttributes.CREDENTIAL))
                .log(
                        "{} {} {} {} ms workspace={} credential={}",
                        method,
                        text(request, RequestAttributes.ROUTE),
                        response.getStatus(),
                        millis,
                        text(request, RequestAttributes.WORKSPACE),
                        text(request, RequestAttributes.CREDENTIAL));
    }

    private static String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : "-";
    }
}
