package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.util.List;

/** Asks one kind of credential after the other; the first that knows the secret decides. */
final class CredentialChain {
    private static final Authentication.Rejected INVALID = new Authentication.Rejected(Reason.INVALID);

    private final List<Credentials> kinds;

    CredentialChain(List<Credentials> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    Authentication authenticate(String secret) {
        if (!secret.isEmpty()) {
            for (Credentials kind : kinds) {
                Authentication answer = kind.authenticate(secret);
                if (!answer.equals(INVALID)) {
                    return answer;
                }
            }
        }
        return INVALID;
    }
}
