package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.util.List;

/** Asks one kind of credential after the other; the first that knows the secret decides. Counts what came of it. */
final class CredentialChain {
    private static final Authentication.Rejected INVALID = new Authentication.Rejected(Reason.INVALID);

    private final List<Credentials> kinds;
    private final AuthenticationCounts counts;

    CredentialChain(List<Credentials> kinds, AuthenticationCounts counts) {
        this.kinds = List.copyOf(kinds);
        this.counts = counts;
    }

    /** A request came without a credential. */
    void missing() {
        counts.missing();
    }

    Authentication authenticate(String secret) {
        Authentication answer = ask(secret);
        switch (answer) {
            case Authentication.Accepted(Caller caller, CredentialKind kind) -> counts.accepted(kind);
            case Authentication.Rejected rejected -> counts.refused(rejected.reason());
        }
        return answer;
    }

    /** Whether the secret that was accepted before still is; counts nothing. */
    boolean stillAccepts(String secret) {
        return ask(secret) instanceof Authentication.Accepted;
    }

    private Authentication ask(String secret) {
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
