package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The APIs by which a ticket can come in; {@link #LEDGER} is our own. */
public enum Dialect {
    LEDGER,
    CHURCH,
    HELPDESK,
    CRM,
    DISCORD,
    ISP;

    /** The lower-case name used in JSON, in package names and in documentation. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no dialect has that name */
    @JsonCreator
    public static Dialect of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
