package io.ticketledger.platform.access.jwt;

import static io.ticketledger.platform.access.jwt.DecoderContext.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Authentication;
import io.ticketledger.platform.access.Credentials;
import io.ticketledger.platform.test.TokenIssuer;
import io.ticketledger.platform.test.TokenIssuer.Mode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys come from: fetched seldom, changed without a restart, and missed without harm. */
class IssuerKeysTest {
    private static final Authentication INVALID = new Authentication.Rejected(Reason.INVALID);

    private final TokenIssuer issuer = new TokenIssuer();
    private final DecoderContext decoder = new DecoderContext();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void shouldFetchKeysOnceForManyTokens() {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            assertThat(issuer.fetches()).as("at the start").isZero();
            for (int i = 0; i < 20; i++) {
                accepted(credentials, issuer.token(issuer.claims()));
            }
            assertThat(issuer.fetches()).isEqualTo(1);
        });
    }

    @Test
    void shouldNotBeDrivenToFetchByUnknownKeys() {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            accepted(credentials, issuer.token(issuer.claims()));
            for (int i = 0; i < 200; i++) {
                assertThat(credentials.authenticate(tokenBy("made-up-" + i, issuer.rsa)))
                        .isEqualTo(INVALID);
            }
            assertThat(issuer.fetches()).isEqualTo(1);
            accepted(credentials, issuer.token(issuer.claims()));

            decoder.pass(PacedFetches.AFTER_AN_ANSWER);
            for (int i = 0; i < 200; i++) {
                credentials.authenticate(tokenBy("made-up-" + i, issuer.rsa));
            }
            assertThat(issuer.fetches()).isEqualTo(2);
        });
    }

    @Test
    void shouldTakeTheIssuersNextKeyWithoutARestart() {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            accepted(credentials, issuer.token(issuer.claims()));
            RSAKey next = TokenIssuer.rsa("rsa-2");
            issuer.publish(next);

            assertThat(credentials.authenticate(tokenBy("rsa-2", next))).isEqualTo(INVALID);
            decoder.pass(PacedFetches.AFTER_AN_ANSWER);
            accepted(credentials, tokenBy("rsa-2", next));
            assertThat(credentials.authenticate(issuer.token(issuer.claims())))
                    .as("by the key before")
                    .isEqualTo(INVALID);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWERING")
    void shouldSayThatItCannotTellWhileTheKeysAreOutOfReach(Mode mode) {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            issuer.become(mode);
            for (int i = 0; i < 50; i++) {
                assertUnavailable(credentials, issuer.token(issuer.claims()));
            }
            assertThat(issuer.fetches()).isEqualTo(1);

            issuer.become(Mode.ANSWERING);
            decoder.pass(PacedFetches.AFTER_A_FAILURE);
            accepted(credentials, issuer.token(issuer.claims()));
        });
    }

    @Test
    void shouldGoOnWithTheKeysItHas() {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            accepted(credentials, issuer.token(issuer.claims()));
            issuer.become(Mode.FAILING);
            decoder.pass(PacedFetches.AFTER_AN_ANSWER);

            assertUnavailable(credentials, tokenBy("made-up", issuer.rsa));
            accepted(credentials, issuer.token(issuer.claims()));
        });
    }

    @Test
    void shouldFindTheKeysOfAnIssuer() {
        decoder.runner("issuer-uri=" + issuer.url()).run(context -> {
            Credentials credentials = context.getBean(JwtCredentials.class);
            assertThat(issuer.fetches()).as("at the start").isZero();
            issuer.become(Mode.FAILING);
            assertUnavailable(credentials, issuer.token(issuer.claims()));
            issuer.become(Mode.ANSWERING);
            decoder.pass(PacedFetches.AFTER_A_FAILURE);
            accepted(credentials, issuer.token(issuer.claims()));
            String claims = TokenIssuer.json(issuer.claims());
            accepted(
                    credentials,
                    TokenIssuer.sign(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .keyID("ec-1")
                                    .build(),
                            claims,
                            issuer.ec));
            Map<String, @Nullable Object> others = issuer.claims();
            others.put("iss", issuer.url() + "/other");
            assertThat(credentials.authenticate(issuer.token(others)))
                    .as("another issuer's")
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldTakeRs256OnlyUnlessConfigured() {
        decoder.runner("jwk-set-uri=" + issuer.keysUrl()).run(context -> {
            String claims = TokenIssuer.json(issuer.claims());
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1").build();
            assertThat(context.getBean(JwtCredentials.class).authenticate(TokenIssuer.sign(header, claims, issuer.ec)))
                    .isEqualTo(INVALID);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorities-claim-name=x", "jws-algorithms=RS256", "audiences=x"})
    void shouldNotBeThereWithoutAKey(String property) {
        decoder.runner(property)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Credentials.class));
    }

    private String tokenBy(String keyId, RSAKey key) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
        return TokenIssuer.sign(header, TokenIssuer.json(issuer.claims()), key);
    }

    private static void assertUnavailable(Credentials credentials, String token) {
        assertThatThrownBy(() -> credentials.authenticate(token))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(List.of(e.error())).hasOnlyElementsOfType(ApiError.Unavailable.class));
    }
}
