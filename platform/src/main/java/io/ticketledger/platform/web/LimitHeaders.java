package io.ticketledger.platform.web;

import io.ticketledger.platform.limits.RequestRates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What a caller is told of its quota on every answer, errors included: {@code RateLimit-Policy} and {@code RateLimit} as
 * in draft-ietf-httpapi-ratelimit-headers-10.
 */
public record LimitHeaders(String policy, String state) {
    private static final String ATTRIBUTE = LimitHeaders.class.getName();

    public static LimitHeaders of(RequestRates rates, RequestRates.Charge charge) {
        return new LimitHeaders(
                "\"credential\";q=" + rates.quota() + ";w=" + rates.periodSeconds(),
                "\"credential\";r=" + charge.remaining() + ";t=" + charge.secondsUntilFull());
    }

    /** Sets them, and keeps them for an answer that is begun anew. */
    public void announce(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, this);
        write(request, response);
    }

    /** Sets those that were announced before, if any. */
    static void write(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof LimitHeaders(String policy, String state)) {
            response.setHeader("RateLimit-Policy", policy);
            response.setHeader("RateLimit", state);
        }
    }
}
