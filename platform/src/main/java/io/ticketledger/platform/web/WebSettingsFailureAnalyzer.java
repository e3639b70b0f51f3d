package io.ticketledger.platform.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly at start what is wrong with the settings of HTTP. */
final class WebSettingsFailureAnalyzer extends AbstractFailureAnalyzer<WebSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WebSettingsException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
