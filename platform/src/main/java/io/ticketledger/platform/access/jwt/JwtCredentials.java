package io.ticketledger.platform.access.jwt;

import com.nimbusds.jose.KeySourceException;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Authentication;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Credentials;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * JWT bearer tokens, verified at every request by the decoder that the properties
 * {@code spring.security.oauth2.resourceserver.jwt.*} configure. When the issuer's keys are out of reach the answer is
 * {@link ApiError.Unavailable}: nobody can tell then whether the token is good.
 */
final class JwtCredentials implements Credentials {
    static final int MAX_LENGTH = 8192;

    /** How every JSON object begins in base64url, if no space comes first. */
    private static final String BEGINNING = "eyJ";

    private static final Authentication INVALID = new Authentication.Rejected(Reason.INVALID);
    private static final Authentication EXPIRED = new Authentication.Rejected(Reason.EXPIRED);

    private final JwtDecoder decoder;

    JwtCredentials(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Authentication authenticate(String secret) {
        if (secret.length() > MAX_LENGTH || !secret.startsWith(BEGINNING)) {
            return INVALID;
        }
        try {
            Caller caller = TokenCaller.of(decoder.decode(secret));
            return caller == null ? INVALID : new Authentication.Accepted(caller);
        } catch (JwtValidationException e) {
            return TokenRules.findsItOnlyExpired(e.getErrors()) ? EXPIRED : INVALID;
        } catch (JwtDecoderInitializationException e) {
            throw unavailable(e);
        } catch (JwtException e) {
            if (isForWantOfKeys(e)) {
                throw unavailable(e);
            }
            return INVALID;
        }
    }

    private static boolean isForWantOfKeys(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeySourceException) {
                return true;
            }
        }
        return false;
    }

    private static ApiException unavailable(RuntimeException failure) {
        return new ApiException(new ApiError.Unavailable("Tokens cannot be verified at the moment.", 1), failure);
    }
}
