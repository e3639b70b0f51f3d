package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.platform.test.TokenIssuer;
import io.ticketledger.platform.test.TokenIssuer.Mode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** While an issuer's keys are out of reach its tokens are answered 503, and keys are taken as ever. */
class JwtKeysOutOfReachTest extends ProbeTest {
    private static final TokenIssuer ISSUER = new TokenIssuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        ISSUER.become(Mode.FAILING);
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::url);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tickets, Authorization, detail",
        "/api/v2/ticket, apiKey, message",
        "/backend/api/v1/tickets/, Authorization, error",
        "/tickets/is/claimed/S-1, Authorization, error",
        "/api/v1/tickets, Authorization, message",
        "/queries/tickets, Authorization, code"
    })
    void shouldSayInEachApisShapeThatItCannotTell(String path, String header, String member) {
        String token = (header.equals("apiKey") ? "" : "Bearer ") + ISSUER.token(ISSUER.claims());

        HttpResponse<String> answer = http.send(http.as(null).request(path).header(header, token));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(Http.json(answer).has(member)).isTrue();
        assertThat(answer.body()).doesNotContain("127.0.0.1");
        assertThat(http.get("/probe/caller").statusCode()).isEqualTo(200);
        assertThat(http.as("tlk_" + "x".repeat(43)).get("/probe/caller").statusCode())
                .isEqualTo(401);
    }
}
