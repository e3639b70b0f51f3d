package io.ticketledger.platform.dialects;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Words a start that failed for want of usable presets. */
final class CrmPresetsFailureAnalyzer extends AbstractFailureAnalyzer<CrmPresetsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CrmPresetsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct " + CrmProperties.PREFIX + ".statuses, .priorities, .types or .owners.",
                cause);
    }
}
