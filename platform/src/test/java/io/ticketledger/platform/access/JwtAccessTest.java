package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.test.TokenIssuer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Tokens at the gate, in each API's own way and words. */
class JwtAccessTest extends ProbeTest {
    private static final TokenIssuer ISSUER = new TokenIssuer();
    private static final TokenIssuer STRANGER = new TokenIssuer();

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", ISSUER::keysUrl);
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::url);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
        STRANGER.close();
    }

    @AfterEach
    void shouldHaveLoggedNothingOfTokens(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("eyJ", "Ann Marsh", " ERROR ");
    }

    @Test
    void shouldLetATokensHolderInAndNoFurtherThanTheyMay() {
        Http ann = http.as(ISSUER.token(ISSUER.claims("TICKET_READ")));

        JsonNode caller = Http.json(ann.get("/probe/caller")).get("caller");
        assertThat(caller.get("subject").asString()).isEqualTo("ann");
        assertThat(caller.get("displayName").asString()).isEqualTo("Ann Marsh");
        assertThat(caller.get("workspace").asString()).isEqualTo("acme");
        assertThat(caller.get("credentialId").asString()).isEqualTo("jwt:token-17");
        assertProblem(ann.post("/probe/echo", "{}"), 403, "FORBIDDEN");
        assertThat(http.get("/probe/caller").statusCode()).as("the admin key").isEqualTo(200);
    }

    /** A header's name, what stands before the token, and what the API says of a bad and of an expired one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/tickets|Authorization|Bearer |401|Token is invalid|Token is expired",
                "/api/v2/ticket|Authorization|apikey |401|Invalid API key.|Invalid API key.",
                "/api/v2/ticket|apiKey||401|Invalid API key.|Invalid API key.",
                "/backend/api/v1/tickets/|Authorization|Bearer |401|Invalid or missing API key|Invalid or missing API key",
                "/tickets/is/claimed/S-1|Authorization||403|Invalid authorization Key!|Invalid authorization Key!",
                "/tickets/is/claimed/S-1|Authorization|Bearer |403|Invalid authorization Key!|Invalid authorization Key!",
                "/api/v1/tickets|Authorization|Bearer |401|Unauthenticated|Unauthenticated",
                "/queries/tickets|Authorization|Bearer |401|INVALID_CREDENTIAL|INVALID_CREDENTIAL",
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void shouldBeTakenAndRefusedAsEachApiDoes(
            String path, String header, @Nullable String before, int status, String bad, String expired) {
        String[] permissions =
                EnumSet.allOf(Permission.class).stream().map(Permission::name).toArray(String[]::new);
        Map<String, @Nullable Object> claims = ISSUER.claims(permissions);
        String prefix = before == null ? "" : before;

        assertThat(send(path, header, prefix + ISSUER.token(claims)).statusCode())
                .as("past the gate there is no endpoint here")
                .isEqualTo(404);
        HttpResponse<String> forged = send(path, header, prefix + STRANGER.token(claims));
        assertThat(forged.statusCode()).isEqualTo(status);
        assertThat(forged.body()).contains(bad);
        claims.put("exp", Instant.now().minusSeconds(120).getEpochSecond());
        HttpResponse<String> late = send(path, header, prefix + ISSUER.token(claims));
        assertThat(late.statusCode()).isEqualTo(status);
        assertThat(late.body()).contains(expired);
    }

    @Test
    void shouldHaveNoOtherGate() {
        assertThat(context.getBeanDefinitionNames())
                .noneMatch(name -> name.contains("springSecurityFilterChain") || name.contains("userDetails"));
    }

    private HttpResponse<String> send(String path, String header, String value) {
        return http.send(http.as(null).request(path).header(header, value));
    }
}
