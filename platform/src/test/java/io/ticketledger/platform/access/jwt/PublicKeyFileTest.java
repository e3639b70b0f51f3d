package io.ticketledger.platform.access.jwt;

import static io.ticketledger.platform.access.jwt.DecoderContext.PREFIX;
import static io.ticketledger.platform.access.jwt.DecoderContext.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.test.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class PublicKeyFileTest {
    private final TokenIssuer issuer = new TokenIssuer();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void shouldVerifyByAKeyInAFile() throws IOException, JOSEException {
        Path file = write(pem(issuer.rsa.toRSAPublicKey()));

        new DecoderContext().runner("public-key-location=file:" + file).run(context -> {
            Caller caller = accepted(context.getBean(JwtCredentials.class), issuer.token(issuer.claims()));
            assertThat(caller.subject()).isEqualTo("ann");
            assertThat(issuer.fetches()).isZero();
        });
    }

    @Test
    void shouldSayPlainlyWhatIsNoKey() throws IOException, JOSEException {
        assertThat(reason(write("no key"), "RS256")).contains("cannot be used: IllegalArgumentException");
        assertThat(reason(write(""), "RS256")).contains("is no RSA key");
        assertThat(reason(write(pem(issuer.ec.toECPublicKey())), "RS256")).contains("is no RSA key");
        assertThat(reason(directory, "RS256")).contains("cannot be");
        assertThat(reason(directory.resolve("absent"), "RS256")).contains("cannot be");
        Path good = write(pem(issuer.rsa.toRSAPublicKey()));
        assertThat(reason(good, "RS256,PS256")).contains("cannot be used: IllegalStateException");
        assertThat(reason(good, "ES256")).contains("cannot be used: IllegalStateException");
    }

    private static String reason(Path file, String algorithms) {
        String[] reason = {""};
        new DecoderContext()
                .runner("public-key-location=file:" + file, "jws-algorithms=" + algorithms)
                .run(context -> {
                    assertThat(context).hasFailed();
                    @Nullable
                    FailureAnalysis analysis =
                            new PublicKeyFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure()));
                    reason[0] = Objects.requireNonNull(analysis).getDescription();
                });
        assertThat(reason[0]).startsWith("The public key that " + PREFIX + "public-key-location names ");
        return reason[0];
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("issuer.pub"), text);
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
