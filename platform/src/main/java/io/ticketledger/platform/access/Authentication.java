package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;

/** What became of a credential. */
public sealed interface Authentication {

    /** It is good, and this is whose it is. */
    record Accepted(Caller caller, CredentialKind kind) implements Authentication {

        /** By a token: what is made elsewhere, and so neither listed nor counted here. */
        public Accepted(Caller caller) {
            this(caller, CredentialKind.TOKEN);
        }
    }

    /** It is not good. */
    record Rejected(Reason reason) implements Authentication {}
}
