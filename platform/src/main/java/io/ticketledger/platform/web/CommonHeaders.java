package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Headers that every answer carries. */
public final class CommonHeaders {
    private CommonHeaders() {}

    /** On every answer: the correlation id, and what browsers must not do with it. */
    static void onEverything(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RequestAttributes.CONTEXT) instanceof RequestContext context) {
            response.setHeader(CorrelationIds.HEADER, context.correlationId());
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        LimitHeaders.write(request, response);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", ContentPolicy.of(RequestPaths.raw(request)));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (request.getAttribute(RequestAttributes.CROSS_ORIGIN) instanceof CrossOrigin.Answer answer) {
            answer.writeTo(response);
        }
    }

    /** On answers of the APIs: they are for the caller only, and only now. */
    public static void onApis(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
