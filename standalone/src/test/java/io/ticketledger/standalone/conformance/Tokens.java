package io.ticketledger.standalone.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketledger.standalone.LedgerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An issuer of tokens that is known by its public key alone. */
final class Tokens {
    private final KeyPair keys;

    Tokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the public key as {@code openssl pkey -pubout} does. */
    Path publicKey(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("issuer.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    /** A token of Ann Marsh, good for an hour. */
    String ann(String workspace, String... permissions) {
        String claims = LedgerClient.JSON.writeValueAsString(Map.of(
                "sub",
                "ann",
                "name",
                "Ann Marsh",
                "workspace",
                workspace,
                "permissions",
                List.of(permissions),
                "exp",
                Instant.now().plusSeconds(3600).getEpochSecond()));
        String content =
                base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return content + "." + base64(signature(content));
    }

    private byte[] signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
