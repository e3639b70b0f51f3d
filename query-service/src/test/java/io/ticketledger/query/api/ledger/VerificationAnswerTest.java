package io.ticketledger.query.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.query.verify.Difference;
import io.ticketledger.query.verify.Verification.Verified;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is sent while a verification goes on. */
class VerificationAnswerTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Difference DIFFERENCE =
            new Difference(null, "stats.total", JSON.numberNode(2), JSON.numberNode(1));

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private long nanos;

    @Test
    void shouldTellProgressEachSecondAndDifferencesAtOnce() throws Exception {
        VerificationAnswer answer = new VerificationAnswer.Lines(MAPPER, response, () -> {}, () -> nanos);

        answer.progress(200, 1_000);
        assertThat(response.isCommitted()).isFalse();
        answer.found(DIFFERENCE);
        nanos += Duration.ofSeconds(1).toNanos();
        answer.progress(400, 1_000);
        answer.progress(600, 1_000);
        assertThat(response.isCommitted()).isTrue();
        answer.end(new Verified(1_000, 1, 7));

        assertThat(response.getContentAsString().lines())
                .containsExactly(
                        "{\"ticketId\":null,\"field\":\"stats.total\",\"log\":2,\"readModel\":1}",
                        "{\"progress\":{\"checked\":400,\"of\":1000}}",
                        "{\"checked\":1000,\"found\":1,\"position\":7}");
    }

    @Test
    void shouldListSomeDifferencesAndCountAll() throws Exception {
        VerificationAnswer answer = new VerificationAnswer.Whole(MAPPER, response, () -> {}, () -> nanos);
        for (int i = 0; i <= VerificationAnswer.Whole.MOST; i++) {
            answer.found(DIFFERENCE);
        }
        nanos += Duration.ofSeconds(2).toNanos();
        answer.progress(1, 1);
        assertThat(response.getContentAsString()).isEqualTo(" ");
        answer.end(new Verified(1, VerificationAnswer.Whole.MOST + 1L, 7));

        JsonNode whole = MAPPER.readTree(response.getContentAsString());
        assertThat(whole.path("differences").size()).isEqualTo(VerificationAnswer.Whole.MOST);
        assertThat(whole.path("found").intValue()).isEqualTo(VerificationAnswer.Whole.MOST + 1);
    }

    @Test
    void shouldNotGoOnWhenItMustNot() {
        VerificationAnswer answer = new VerificationAnswer.Lines(
                MAPPER,
                response,
                () -> {
                    throw new IllegalStateException("revoked");
                },
                () -> nanos);

        assertThatThrownBy(() -> answer.progress(1, 1)).hasMessage("revoked");
        assertThat(response.isCommitted()).isFalse();
    }
}
