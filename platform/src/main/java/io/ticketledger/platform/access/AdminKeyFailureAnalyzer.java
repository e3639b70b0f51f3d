package io.ticketledger.platform.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly at start what is wrong with the admin key. */
final class AdminKeyFailureAnalyzer extends AbstractFailureAnalyzer<AdminKeyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AdminKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set TICKETLEDGER_ADMIN_KEY (" + AdminKey.PROPERTY + "), or " + AdminKey.FILE_PROPERTY
                        + ", to a random text of " + AdminKey.MIN_LENGTH + " characters or more.",
                cause);
    }
}
