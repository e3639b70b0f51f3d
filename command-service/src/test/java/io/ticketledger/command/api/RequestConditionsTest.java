package io.ticketledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.dispatch.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestConditionsTest {

    @Test
    void shouldTellRequestsApartByBodyAndQuery() {
        byte[] plain = hash(null, "a");

        assertThat(hash(null, "a")).isEqualTo(plain);
        assertThat(hash(null, "b")).isNotEqualTo(plain);
        assertThat(hash("ids=1", "a")).isEqualTo(hash("ids=1", "a")).isNotEqualTo(plain);
        assertThat(hash("ids=1", "a")).isNotEqualTo(hash("ids=2", "a"));
        assertThat(hash("ids=1", "a")).isNotEqualTo(hash("ids=1&ids=2", "a"));
    }

    @Test
    void shouldNotMindHowTheCallerIsKnown() {
        assertThat(hash("apiKey=one", "a")).isEqualTo(hash(null, "a")).isEqualTo(hash("consistency=eventual", "a"));
        assertThat(hash("apiKey=one&ids=1", "a")).isEqualTo(hash("ids=1&apiKey=two", "a"));
    }

    private static byte[] hash(@Nullable String query, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/tickets");
        request.setQueryString(query);
        request.addHeader("Idempotency-Key", "once");
        IdempotencyKey key = RequestConditions.idempotency(request, body.getBytes(StandardCharsets.UTF_8), 0, 200);
        return Objects.requireNonNull(key).bodyHash();
    }
}
