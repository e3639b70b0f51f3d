package io.ticketledger.platform.limits;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Words a start that failed for want of usable limits. */
final class LimitsFailureAnalyzer extends AbstractFailureAnalyzer<LimitsException> implements Ordered {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LimitsException cause) {
        return new FailureAnalysis(
                Objects.requireNonNull(cause.getMessage()), "Correct it, or leave it out for its default.", cause);
    }

    /** Before the general one for properties that cannot be bound. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
