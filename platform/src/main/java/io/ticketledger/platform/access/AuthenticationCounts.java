package io.ticketledger.platform.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.util.Locale;

/** The metric {@code ticketledger.authentications}, by outcome and kind of credential. */
final class AuthenticationCounts {
    private final MeterRegistry meters;

    AuthenticationCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void missing() {
        count("missing", "none");
    }

    void accepted(CredentialKind kind) {
        count("accepted", word(kind));
    }

    /** Of which kind a secret would have been is not told: most are of none. */
    void refused(Reason reason) {
        count(word(reason), "none");
    }

    private void count(String outcome, String kind) {
        Counter.builder("ticketledger.authentications")
                .description("Requests by what became of their credential")
                .tag("outcome", outcome)
                .tag("kind", kind)
                .register(meters)
                .increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
