package io.ticketledger.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.web.AfterAnswer;
import io.ticketledger.platform.web.RequestAttributes;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is kept of an authenticated request once it has been answered: the use of its key, and a refused attempt at
 * administration, of several by one caller at one route the first in a minute. The answer neither waits for it nor
 * depends on it.
 */
final class AccessRecordFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AccessRecordFilter.class);
    private static final String ADMINISTRATION = "/admin/";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyUseCounts uses;
    private final AccessAudit audit;
    private final Cache<String, Boolean> recorded;

    AccessRecordFilter(KeyUseCounts uses, AccessAudit audit) {
        this(uses, audit, Ticker.systemTicker());
    }

    AccessRecordFilter(KeyUseCounts uses, AccessAudit audit, Ticker ticker) {
        this.uses = uses;
        this.audit = audit;
        this.recorded = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .maximumSize(MOST_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            AfterAnswer.run(request, () -> record(request, response.getStatus()));
        }
    }

    private void record(HttpServletRequest request, int status) {
        if (!(request.getAttribute(AccessFilter.CALLER) instanceof Caller caller)) {
            return;
        }
        if (request.getAttribute(AccessFilter.KIND) != CredentialKind.TOKEN) {
            uses.add(caller.workspace(), caller.credentialId(), status == 403 || status == 429);
        }
        if (status == 403
                && request.getAttribute(RequestAttributes.ROUTE) instanceof String route
                && request.getAttribute(RequestAttributes.CONTEXT) instanceof RequestContext context
                && route.startsWith(ADMINISTRATION)) {
            String target = request.getMethod() + " " + route;
            String kind = request.getAttribute(AccessFilter.PAYER) + " " + target;
            if (recorded.asMap().putIfAbsent(kind, true) == null) {
                recordRefusal(Act.of(AccessAct.ADMIN_REFUSED, caller, context), target);
            }
        }
    }

    /** The refusal stands, recorded or not. */
    private void recordRefusal(Act act, String target) {
        try {
            audit.record(act, target, Map.of());
        } catch (RuntimeException e) {
            log.warn("a refused attempt cannot be recorded: {}", e.getClass().getSimpleName());
        }
    }
}
