package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.Wording;

/** Two sentences, each naming the parameter: it is missing, or its value is wrong. */
public final class HelpdeskWording implements Wording {
    public static final Wording INSTANCE = new HelpdeskWording();

    private HelpdeskWording() {}

    @Override
    public String of(String field, Problem problem) {
        return switch (problem) {
            case Problem.Missing missing -> missing(field);
            case Problem.Null isNull -> missing(field);
            default -> invalid(field);
        };
    }

    static String invalid(String field) {
        return "Invalid value for parameter '" + field + "'.";
    }

    private static String missing(String field) {
        return "Missing parameter '" + field + "'.";
    }
}
