package io.ticketledger.platform.access.jwt;

import java.io.IOException;
import java.security.spec.InvalidKeySpecException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly at start that the key which shall verify tokens is none, or cannot be read. */
final class PublicKeyFailureAnalyzer extends AbstractFailureAnalyzer<BeanCreationException> {
    static final String PROPERTY = "spring.security.oauth2.resourceserver.jwt.public-key-location";

    /** Spring Boot's name for the decoder that it makes from that property. */
    private static final String DECODER = "jwtDecoderByPublicKeyValue";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
        for (Throwable failure = cause; failure != null; failure = failure.getCause()) {
            if (failure instanceof BeanCreationException creation && DECODER.equals(creation.getBeanName())) {
                return new FailureAnalysis(
                        "The public key that " + PROPERTY + " names " + trouble(creation) + ".",
                        "Give it the location, such as file:/etc/ticketledger/issuer.pub, of an RSA public key that"
                                + " begins with -----BEGIN PUBLIC KEY-----, and one algorithm for it at most in"
                                + " spring.security.oauth2.resourceserver.jwt.jws-algorithms.",
                        creation);
            }
        }
        return null;
    }

    /** The exceptions' own words could quote the file. */
    private static String trouble(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof InvalidKeySpecException)) {
            root = root.getCause();
        }
        return switch (root) {
            case InvalidKeySpecException e -> "is no RSA key";
            case IOException e -> "cannot be read: " + e.getClass().getSimpleName();
            default -> "cannot be used: " + root.getClass().getSimpleName();
        };
    }
}
