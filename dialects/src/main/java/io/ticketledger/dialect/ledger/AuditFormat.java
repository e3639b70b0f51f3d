package io.ticketledger.dialect.ledger;

import java.util.Arrays;
import java.util.List;

/** The forms in which events are told: JSON by pages, NDJSON and CSV whole, and live what is yet to come. */
public enum AuditFormat {
    JSON("json", "application/json"),
    NDJSON("ndjson", "application/x-ndjson"),
    CSV("csv", "text/csv"),
    CLOUD_EVENTS("cloudevents", "application/cloudevents-batch+json"),
    LIVE("live", "text/event-stream");

    /** The forms in which a ticket's events are told beside JSON. */
    public static final List<String> OF_A_TICKET = List.of(NDJSON.mediaType, CSV.mediaType, CLOUD_EVENTS.mediaType);

    /** The forms of a verification's answer beside JSON. */
    public static final List<String> OF_A_VERIFICATION = List.of(NDJSON.mediaType);

    /** All but JSON, which every endpoint has. */
    public static final List<String> OF_A_FEED = Arrays.stream(values())
            .filter(format -> format != JSON)
            .map(AuditFormat::mediaType)
            .toList();

    private final String word;
    private final String mediaType;

    AuditFormat(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    /** Whether it comes in pages. */
    public boolean paged() {
        return this == JSON || this == CLOUD_EVENTS;
    }

    /** What the parameter {@code format} takes. */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }
}
