package io.ticketledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: gives each request its correlation id (header {@code X-Correlation-Id}, MDC key
 * {@code correlationId}) and its line in the access log.
 */
final class CorrelationFilter extends OncePerRequestFilter {
    private static final String MDC_KEY = "correlationId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String correlationId = CorrelationIds.of(request.getHeader(CorrelationIds.HEADER));
        request.setAttribute(RequestAttributes.CONTEXT, new RequestContext(correlationId, request.getRemoteAddr()));
        CommonHeaders.onEverything(request, response);
        MDC.put(MDC_KEY, correlationId);
        try {
            chain.doFilter(request, response);
        } finally {
            AfterAnswer.run(request, () -> log(request, response, correlationId, start));
            MDC.remove(MDC_KEY);
        }
    }

    private static void log(
            HttpServletRequest request, HttpServletResponse response, String correlationId, long start) {
        MDC.put(MDC_KEY, correlationId);
        try {
            AccessLog.write(request, response, start);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }
}
