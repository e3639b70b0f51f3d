package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Headers that every answer carries. */
public final class CommonHeaders {
    private CommonHeaders() {}

    /** On every answer: the correlation id; no guessing of content types. */
    static void onEverything(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RequestAttributes.CONTEXT) instanceof RequestContext context) {
            response.setHeader(CorrelationIds.HEADER, context.correlationId());
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        LimitHeaders.write(request, response);
    }

    /** On answers of the APIs: they are for the caller only, and only now. */
    public static void onApis(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
