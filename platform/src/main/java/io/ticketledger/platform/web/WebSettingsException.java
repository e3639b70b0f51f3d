package io.ticketledger.platform.web;

import java.io.Serial;

/** What is configured about HTTP cannot be meant; the service doesn't start. */
public final class WebSettingsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public WebSettingsException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
