package io.ticketledger.platform.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.ApiRegistry;
import io.ticketledger.platform.web.ErrorAnswers;
import io.ticketledger.platform.web.RequestAttributes;
import io.ticketledger.platform.web.RequestContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A fault of ours is told in the words of the API that was called: the correlation id, and nothing else of it. */
class FaultsTest {
    private static final Map<String, String> BODIES = Map.of(
            "church", "{\"detail\":\"A server error occurred.\",\"correlation_id\":\"order-17\"}",
            "helpdesk",
                    "{\"status\":\"error\",\"message\":\"An internal error occurred.\",\"correlationId\":\"order-17\"}",
            "crm", "{\"error\":\"Internal error\",\"correlationId\":\"order-17\"}",
            "discord",
                    "{\"error\":{\"code\":500,\"message\":\"Internal server error\",\"correlationId\":\"order-17\"}}",
            "isp", "{\"success\":false,\"message\":\"Server error\",\"correlation_id\":\"order-17\"}");

    private static List<ApiDefinition> apis() {
        try (var context = new AnnotationConfigApplicationContext(LedgerApi.class.getPackageName())) {
            return List.copyOf(context.getBeansOfType(ApiDefinition.class).values());
        }
    }

    @Test
    void shouldKnowEveryApi() {
        assertThat(apis())
                .extracting(api -> api.routes().name())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Dialect.values()).map(Dialect::word).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "church, /api/tickets/1",
        "helpdesk, /api/v2/ticket/batch",
        "crm, /backend/api/v1/customers/1/tickets",
        "discord, /tickets/claim",
        "isp, /api/v1/tickets"
    })
    void shouldTellNothingOfAFaultButItsCorrelationId(String dialect, String path) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setAttribute(RequestAttributes.CONTEXT, new RequestContext("order-17", null));
        MockHttpServletResponse response = new MockHttpServletResponse();

        new ErrorAnswers(new ApiRegistry(apis()), new LedgerErrors())
                .send(request, response, new IllegalStateException("secret of the house"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(response.getHeader("X-Correlation-Id")).isEqualTo("order-17");
        assertThat(response.getContentAsString()).isEqualTo(Objects.requireNonNull(BODIES.get(dialect)));
    }
}
