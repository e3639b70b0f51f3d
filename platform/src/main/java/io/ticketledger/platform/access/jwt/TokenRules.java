package io.ticketledger.platform.access.jwt;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must keep to beside its signature, issuer and audience. */
final class TokenRules {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String EXPIRED = "Jwt expired at ";

    private TokenRules() {}

    /** {@code exp} is required; {@code exp} and {@code nbf} allow for clocks that differ by 60 s, the library's default. */
    static JwtTimestampValidator times() {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    /** No type at all, {@code JWT}, or that of access tokens (RFC 9068); an ID token of type {@code JWT} is for its client. */
    static JwtTypeValidator types() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /** The claims name a caller, and the expiry is a time that somebody can have meant. */
    static OAuth2TokenValidator<Jwt> claims() {
        return token -> TokenCaller.of(token) == null || isAbsurd(token.getExpiresAt())
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                : OAuth2TokenValidatorResult.success();
    }

    /** The validators' errors are told apart by their description only. */
    static boolean findsItOnlyExpired(Collection<OAuth2Error> errors) {
        return errors.stream()
                .allMatch(error -> String.valueOf(error.getDescription()).startsWith(EXPIRED));
    }

    /** Numbers too large for a date wrap around in the library and read as some time long ago. */
    private static boolean isAbsurd(@Nullable Instant expiry) {
        return expiry != null && (expiry.isBefore(EARLIEST) || expiry.isAfter(LATEST));
    }
}
