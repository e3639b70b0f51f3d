package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import org.jspecify.annotations.Nullable;

/** What became of a credential. */
public sealed interface Authentication {

    /** It is good, and this is whose it is. */
    record Accepted(Caller caller, CredentialKind kind) implements Authentication {

        /** By a token: what is made elsewhere, and so neither listed nor counted here. */
        public Accepted(Caller caller) {
            this(caller, CredentialKind.TOKEN);
        }

        /**
         * Whom requests and refusals are counted for: the credential, but of tokens the subject, who may fetch a new one
         * for every request.
         */
        public String payer() {
            return caller.workspace()
                    + '/'
                    + (kind == CredentialKind.TOKEN ? "sub:" + caller.subject() : caller.credentialId());
        }
    }

    /**
     * It is not good.
     *
     * @param credentialId the key's when it is known but good no more; null when nobody knows what it was
     */
    record Rejected(Reason reason, @Nullable String credentialId) implements Authentication {
        public Rejected(Reason reason) {
            this(reason, null);
        }
    }
}
