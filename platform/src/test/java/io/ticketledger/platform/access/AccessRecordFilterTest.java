package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.platform.web.RequestAttributes;
import io.ticketledger.platform.web.RequestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A caller who keeps being refused must not be able to fill a table that is never emptied. */
class AccessRecordFilterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> recorded = new ArrayList<>();
    private final AccessRecordFilter filter = new AccessRecordFilter(
            new KeyUseCounts(Clock.systemUTC()),
            (act, target, details) -> recorded.add(act.caller().credentialId() + " " + target),
            nanos::get);

    @Test
    void shouldRecordTheFirstRefusalOfAMinute() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            refuse("ann", "token-" + i, "GET", "/admin/api-keys");
        }
        refuse("ann", "token-0", "POST", "/admin/api-keys");
        refuse("bob", "token-b", "GET", "/admin/api-keys");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        refuse("ann", "token-9", "GET", "/admin/api-keys");

        assertThat(recorded)
                .containsExactly(
                        "token-0 GET /admin/api-keys",
                        "token-0 POST /admin/api-keys",
                        "token-b GET /admin/api-keys",
                        "token-9 GET /admin/api-keys");
    }

    private void refuse(String subject, String token, String method, String route) throws Exception {
        Caller caller = new Caller("acme", subject, token, subject, Set.of());
        MockHttpServletRequest request = new MockHttpServletRequest(method, route);
        request.setAttribute(AccessFilter.CALLER, caller);
        request.setAttribute(AccessFilter.KIND, CredentialKind.TOKEN);
        request.setAttribute(AccessFilter.PAYER, new Authentication.Accepted(caller).payer());
        request.setAttribute(RequestAttributes.ROUTE, route);
        request.setAttribute(RequestAttributes.CONTEXT, new RequestContext("c", null));
        filter.doFilter(
                request,
                new MockHttpServletResponse(),
                (seen, response) -> ((MockHttpServletResponse) response).setStatus(403));
    }
}
