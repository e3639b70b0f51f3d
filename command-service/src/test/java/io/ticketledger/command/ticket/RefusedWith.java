package io.ticketledger.command.ticket;

import static org.hamcrest.Matchers.is;

import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import org.hamcrest.FeatureMatcher;
import org.jspecify.annotations.Nullable;

/** Matches a refusal by its code, for Axon's fixtures. */
final class RefusedWith extends FeatureMatcher<Throwable, @Nullable RefusalCode> {
    private RefusedWith(RefusalCode code) {
        super(is(code), "a refusal with the code", "code");
    }

    static RefusedWith code(RefusalCode code) {
        return new RefusedWith(code);
    }

    @Override
    protected @Nullable RefusalCode featureValueOf(Throwable thrown) {
        return thrown instanceof RefusedException refused ? refused.code() : null;
    }
}
