package io.ticketledger.platform.access.jwt;

import static io.ticketledger.platform.access.jwt.DecoderContext.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.Authentication;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.test.TokenIssuer;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tokens that are really signed, against the decoder that Spring Boot makes; each attack is refused, none is a fault. */
@ExtendWith(OutputCaptureExtension.class)
class JwtCredentialsTest {
    private static final Authentication INVALID = new Authentication.Rejected(Reason.INVALID);
    private static final Authentication EXPIRED = new Authentication.Rejected(Reason.EXPIRED);

    private static final Map<String, List<?>> BAD_CLAIMS = Map.of(
            "iss", List.of("http://127.0.0.1:1", "", 7, List.of("x")),
            "aud", List.of("somebody-else", List.of("a", "b"), 7, Map.of()),
            "sub", List.of("", " ", "a\nb", "a\u0000b", "x".repeat(201), true, Map.of()),
            "name", List.of("", "a\u001b[31m", "x".repeat(201), 7, List.of("Ann")),
            "workspace", List.of("", "Acme", "../x", "a\nb", "x".repeat(64), 7, true, List.of("acme"), Map.of()),
            "permissions", List.of(7, true, Map.of("ADMIN", true), List.of("ADMIN", 7), List.of(List.of("ADMIN"))),
            "jti", List.of(List.of("x"), Map.of()),
            "exp", List.of("tomorrow", 1e300, Long.MAX_VALUE, 9_007_199_254_740_993L, Long.MIN_VALUE, -1, 0, true),
            "nbf", List.of("yesterday", 1e17, true));

    private final TokenIssuer issuer = new TokenIssuer();
    private final TokenIssuer attacker = new TokenIssuer();

    @AfterEach
    void close() {
        issuer.close();
        attacker.close();
    }

    @Test
    void shouldKnowTheCallerByTheClaims() {
        with(credentials -> {
            Map<String, @Nullable Object> claims = good("TICKET_READ", "somebody-elses:permission", "AUDIT_READ");
            assertThat(accepted(credentials, issuer.token(claims)))
                    .isEqualTo(new Caller(
                            "acme",
                            "ann",
                            "jwt:token-17",
                            "Ann Marsh",
                            Set.of(Permission.TICKET_READ, Permission.AUDIT_READ),
                            Instant.ofEpochSecond(((Number) Objects.requireNonNull(claims.get("exp"))).longValue())));

            claims.put("permissions", "TICKET_READ  ADMIN ticket_create");
            claims.remove("name");
            claims.remove("jti");
            Caller caller = accepted(credentials, issuer.token(claims));
            assertThat(caller.permissions()).containsExactlyInAnyOrder(Permission.TICKET_READ, Permission.ADMIN);
            assertThat(caller.displayName()).isEqualTo("ann");
            assertThat(caller.credentialId()).matches("jwt:[0-9a-f]{16}");
            assertThat(accepted(credentials, issuer.token(claims)).credentialId())
                    .isEqualTo(caller.credentialId());

            claims.remove("permissions");
            assertThat(accepted(credentials, issuer.token(claims)).permissions())
                    .isEmpty();
            claims.put("jti", "a\nb");
            assertThat(accepted(credentials, issuer.token(claims)).credentialId())
                    .matches("jwt:[0-9a-f]{16}")
                    .isNotEqualTo(caller.credentialId());
        });
    }

    @Test
    void shouldTakeTheAlgorithmsThatAreConfigured() {
        with(credentials -> {
            String claims = TokenIssuer.json(good());
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
                JWK key = algorithm.equals(JWSAlgorithm.ES256) ? issuer.ec : issuer.rsa;
                accepted(credentials, TokenIssuer.sign(header(algorithm, key).build(), claims, key));
            }
            assertThat(credentials.authenticate(TokenIssuer.sign(
                            header(JWSAlgorithm.RS512, issuer.rsa).build(), claims, issuer.rsa)))
                    .isEqualTo(INVALID);
            JWSHeader accessToken = header(JWSAlgorithm.RS256, issuer.rsa)
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            accepted(credentials, TokenIssuer.sign(accessToken, claims, issuer.rsa));
            JWSHeader other = header(JWSAlgorithm.RS256, issuer.rsa)
                    .type(new JOSEObjectType("logout+jwt"))
                    .build();
            assertThat(credentials.authenticate(TokenIssuer.sign(other, claims, issuer.rsa)))
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldTellExpiredTokensApart() {
        with(credentials -> {
            assertThat(credentials.authenticate(token("exp", now() - 120))).isEqualTo(EXPIRED);
            accepted(credentials, token("exp", now() - 30));
            accepted(credentials, token("nbf", now() + 30));
            assertThat(credentials.authenticate(token("nbf", now() + 120))).isEqualTo(INVALID);
            Map<String, @Nullable Object> both = good();
            both.put("exp", now() - 120);
            both.put("aud", "somebody-else");
            assertThat(credentials.authenticate(issuer.token(both))).isEqualTo(INVALID);
            Map<String, @Nullable Object> forged = good();
            forged.put("exp", now() - 120);
            assertThat(credentials.authenticate(attacker.token(forged))).isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseBadClaims() {
        with(credentials -> {
            BAD_CLAIMS.forEach((claim, values) ->
                    values.forEach(value -> assertThat(credentials.authenticate(token(claim, value)))
                            .as("%s: %s", claim, value)
                            .isEqualTo(INVALID)));
            for (String required : List.of("iss", "aud", "sub", "workspace", "exp")) {
                Map<String, @Nullable Object> claims = good();
                claims.remove(required);
                assertThat(credentials.authenticate(issuer.token(claims)))
                        .as(required)
                        .isEqualTo(INVALID);
                claims.put(required, null);
                assertThat(credentials.authenticate(issuer.token(claims)))
                        .as(required)
                        .isEqualTo(INVALID);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{",
                "{\"sub\":\"ann\",\"sub\":\"boss\"}",
                "{\"exp\":1e999999999}",
                "{\"exp\":NaN}",
                "{'sub':'ann'}"
            })
    void shouldRefusePayloadsThatAreNone(String payload) {
        with(credentials ->
                assertThat(credentials.authenticate(signed(payload))).isEqualTo(INVALID));
    }

    @Test
    void shouldRefuseClaimsThatAreNestedDeeplyOrStandTwice() {
        with(credentials -> {
            String claims = TokenIssuer.json(good());
            String open = claims.substring(0, claims.length() - 1);
            assertThat(credentials.authenticate(signed(open + ",\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}")))
                    .isEqualTo(INVALID);
            assertThat(credentials.authenticate(signed(open + ",\"workspace\":\"default\"}")))
                    .isEqualTo(INVALID);
            accepted(credentials, signed(open + ",\"x\":[[[1]]]}"));
            assertThat(credentials.authenticate(signed(claims.replace("\"ann\"", "\"\\ud800\""))))
                    .as("half of a surrogate pair")
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseUnsignedTokens() {
        with(credentials -> {
            String claims = TokenIssuer.json(good());
            String[] signed = signed(claims).split("\\.");
            for (String algorithm : List.of("none", "nOnE", "NONE", "None", "", "RS256", "rs256")) {
                for (String signature : List.of("", "AAAA", signed[2])) {
                    if (!(algorithm.equals("RS256") && signature.equals(signed[2]))) {
                        String token = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}") + "." + signed[1]
                                + "." + signature;
                        assertThat(credentials.authenticate(token)).as(token).isEqualTo(INVALID);
                    }
                }
            }
            assertThat(credentials.authenticate(signed[0] + "." + signed[1])).isEqualTo(INVALID);
            assertThat(credentials.authenticate(signed[0] + "." + signed[1] + "." + signed[2] + ".x"))
                    .isEqualTo(INVALID);
            assertThat(credentials.authenticate("eyJ")).isEqualTo(INVALID);
            assertThat(credentials.authenticate("eyJ..")).isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseThePublicKeyAsASecret() {
        with(credentials -> {
            byte[] der = publicKey();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
            for (byte[] secret : List.of(der, pem.getBytes(UTF_8), pem.strip().getBytes(UTF_8))) {
                String content =
                        base64("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}") + "." + base64(TokenIssuer.json(good()));
                assertThat(credentials.authenticate(content + "." + hmac(content, secret)))
                        .isEqualTo(INVALID);
            }
        });
    }

    @Test
    void shouldRefuseWhatWasChangedAfterwards() {
        with(credentials -> {
            String[] mine = issuer.token(good("TICKET_READ")).split("\\.");
            String[] more = issuer.token(good("ADMIN")).split("\\.");
            assertThat(credentials.authenticate(mine[0] + "." + more[1] + "." + mine[2]))
                    .isEqualTo(INVALID);
            assertThat(credentials.authenticate(attacker.token(good())))
                    .as("another's key")
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseSignaturesThatFitEverything() {
        with(credentials -> {
            String content = base64("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}") + "." + base64(TokenIssuer.json(good()));
            for (byte[] signature :
                    List.of(new byte[64], new byte[8], new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}, order())) {
                assertThat(credentials.authenticate(content + "." + base64(signature)))
                        .isEqualTo(INVALID);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "../../etc/passwd", "' OR 1=1 --", "rsa-1\u0000", "http://169.254.169.254/"})
    void shouldRefuseUnknownKeys(String id) {
        with(credentials -> {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
            assertThat(credentials.authenticate(TokenIssuer.sign(header, TokenIssuer.json(good()), attacker.rsa)))
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldNotFollowATokenToItsKey() {
        with(credentials -> {
            URI keys = URI.create(attacker.keysUrl());
            RSAKey key = attacker.rsa;
            List<JWSHeader.Builder> headers = List.of(
                    header(JWSAlgorithm.RS256, key).jwkURL(keys),
                    header(JWSAlgorithm.RS256, key).x509CertURL(keys),
                    header(JWSAlgorithm.RS256, key).jwk(key.toPublicJWK()),
                    header(JWSAlgorithm.RS256, key)
                            .jwkURL(keys)
                            .x509CertURL(keys)
                            .keyID("other"));
            for (JWSHeader.Builder header : headers) {
                assertThat(credentials.authenticate(TokenIssuer.sign(header.build(), TokenIssuer.json(good()), key)))
                        .isEqualTo(INVALID);
            }
            assertThat(attacker.fetches()).isZero();
            assertThat(issuer.fetches()).isPositive();
        });
    }

    @Test
    void shouldRefuseWhatItMustUnderstandAndDoesNot() {
        with(credentials -> {
            JWSHeader critical = header(JWSAlgorithm.RS256, issuer.rsa)
                    .criticalParams(Set.of("exp"))
                    .customParam("exp", 1)
                    .build();
            assertThat(credentials.authenticate(TokenIssuer.sign(critical, TokenIssuer.json(good()), issuer.rsa)))
                    .isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseEncryptedTokens() {
        with(credentials -> {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                    .contentType("JWT")
                    .keyID("rsa-1")
                    .build();
            JWEObject nested = new JWEObject(header, new Payload(issuer.token(good())));
            try {
                nested.encrypt(new RSAEncrypter(issuer.rsa));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            assertThat(credentials.authenticate(nested.serialize())).isEqualTo(INVALID);
        });
    }

    @Test
    void shouldRefuseTokensThatAreTooLong() {
        with(credentials -> {
            Map<String, @Nullable Object> claims = good();
            claims.put("x", "");
            int rest = (JwtCredentials.MAX_LENGTH - issuer.token(claims).length()) * 3 / 4;
            claims.put("x", "x".repeat(rest - 2));
            accepted(credentials, issuer.token(claims));
            claims.put("x", "x".repeat(rest + 3));
            assertThat(credentials.authenticate(issuer.token(claims))).isEqualTo(INVALID);
        });
    }

    @Test
    void shouldLookAtTokensOnly() {
        JwtCredentials credentials = new JwtCredentials(token -> {
            throw new AssertionError("decoded");
        });
        for (String other :
                List.of("", "tlk_" + "x".repeat(43), "e", "EyJhbGciOiJub25lIn0..", "eyJ" + "x".repeat(8192))) {
            assertThat(credentials.authenticate(other)).isEqualTo(INVALID);
        }
    }

    @Test
    void shouldLogNothingOfAToken(CapturedOutput output) {
        with(credentials -> {
            credentials.authenticate(issuer.token(good()));
            credentials.authenticate(token("exp", now() - 120));
            credentials.authenticate(token("sub", "a\nb"));
            credentials.authenticate(attacker.token(good()));
        });
        assertThat(output.getAll()).doesNotContain("eyJ", "Ann Marsh", "token-17", " WARN ", " ERROR ");
    }

    private void with(Consumer<JwtCredentials> test) {
        new DecoderContext()
                .runner(
                        "jwk-set-uri=" + issuer.keysUrl(),
                        "issuer-uri=" + issuer.url(),
                        "audiences=ledger",
                        "jws-algorithms=RS256,ES256,PS256")
                .run(context -> test.accept(context.getBean(JwtCredentials.class)));
    }

    private Map<String, @Nullable Object> good(String... permissions) {
        Map<String, @Nullable Object> claims = issuer.claims(permissions);
        claims.put("aud", List.of("other", "ledger"));
        return claims;
    }

    private String token(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> claims = good();
        claims.put(claim, value);
        return issuer.token(claims);
    }

    private String signed(String payload) {
        return TokenIssuer.sign(header(JWSAlgorithm.RS256, issuer.rsa).build(), payload, issuer.rsa);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private byte[] publicKey() {
        try {
            return issuer.rsa.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** r and s equal to the order of the curve, which is zero to whoever reduces before checking. */
    private static byte[] order() {
        byte[] order = Base64.getDecoder().decode("/////wAAAAD//////////7zm+q2nF56E87nKwvxjJVE=");
        byte[] both = new byte[64];
        System.arraycopy(order, 0, both, 0, 32);
        System.arraycopy(order, 0, both, 32, 32);
        return both;
    }

    private static String hmac(String content, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return base64(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
