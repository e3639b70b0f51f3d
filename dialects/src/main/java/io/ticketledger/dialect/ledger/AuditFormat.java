package io.ticketledger.dialect.ledger;

import java.util.Arrays;
import java.util.List;

/** The forms in which events are told: JSON by pages, the others whole. */
public enum AuditFormat {
    JSON("json", "application/json"),
    NDJSON("ndjson", "application/x-ndjson"),
    CSV("csv", "text/csv");

    /** All but JSON, which every endpoint has. */
    public static final List<String> MEDIA_TYPES = Arrays.stream(values())
            .filter(format -> format != JSON)
            .map(AuditFormat::mediaType)
            .toList();

    private final String word;
    private final String mediaType;

    AuditFormat(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    /** What the parameter {@code format} takes. */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }
}
