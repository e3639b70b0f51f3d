package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;

/**
 * The pages of other origins that may use the APIs from a browser; none by default. Cookies are not used, so none are
 * ever asked for: a page has to have a credential of its own.
 */
final class CrossOrigin {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:.]+](:\\d{1,5})?");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, apiKey, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Correlation-Id";
    private static final String RESPONSE_HEADERS = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After,"
            + " Warning, WWW-Authenticate, X-Correlation-Id, X-Ledger-Lag";

    /**
     * Who is let in.
     *
     * @param allowedOrigins origins as browsers send them; none by default
     */
    @ConfigurationProperties("ticketledger.cors")
    record Settings(@DefaultValue List<String> allowedOrigins) {}

    private final Set<String> origins;

    /** @throws WebSettingsException when one is not an origin as browsers send it */
    CrossOrigin(List<String> origins) {
        this.origins = new TreeSet<>(origins);
        for (String origin : this.origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new WebSettingsException(
                        "'" + origin + "' in ticketledger.cors.allowed-origins is not an origin.",
                        "List exact origins in lower case without a path, such as https://app.example.org; there is no"
                                + " wildcard.");
            }
        }
    }

    /** Null when no origin is allowed at all: then answers say nothing of origins. */
    @Nullable
    Answer answer(@Nullable String origin) {
        return origins.isEmpty() ? null : new Answer(origin != null && origins.contains(origin) ? origin : null);
    }

    /**
     * What an answer says.
     *
     * @param origin the page's, null when it is not allowed
     */
    record Answer(@Nullable String origin) {
        void writeTo(HttpServletResponse response) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            if (origin != null) {
                response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
            }
        }

        /** What a browser asks before it sends the request itself. */
        void writePreflightTo(HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        }
    }
}
