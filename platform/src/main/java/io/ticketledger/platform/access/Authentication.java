package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;

/** What became of a credential. */
public sealed interface Authentication {

    /** It is good, and this is whose it is. */
    record Accepted(Caller caller) implements Authentication {}

    /** It is not good. */
    record Rejected(Reason reason) implements Authentication {}
}
