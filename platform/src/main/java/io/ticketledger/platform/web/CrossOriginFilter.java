package io.ticketledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers which pages may read the answers, refusals among them, and answers their preflights, which carry no
 * credential. Pages that are not allowed are served without these headers: the browser keeps the answer from them.
 */
final class CrossOriginFilter extends OncePerRequestFilter {
    private final CrossOrigin crossOrigin;

    CrossOriginFilter(CrossOrigin crossOrigin) {
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CrossOrigin.Answer answer = crossOrigin.answer(request.getHeader(HttpHeaders.ORIGIN));
        if (answer != null) {
            request.setAttribute(RequestAttributes.CROSS_ORIGIN, answer);
            answer.writeTo(response);
            if (answer.origin() != null && isPreflight(request)) {
                answer.writePreflightTo(response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
