package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.Wording;

/** What this API says of a wrong field; {@link CrmErrors} begins each reason with a capital. */
public final class CrmWording implements Wording {
    /** A text that is no date in any of the forms that are taken. */
    static final Problem NOT_A_DATE =
            new Problem.Other("must be a date: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or ISO 8601, from 1900 to 9999");

    @Override
    public String of(String field, Problem problem) {
        return switch (problem) {
            case Problem.Missing() -> "is required";
            case Problem.Null() -> "is required";
            case Problem.NotOneOf(String given, var allowed) -> "Unknown preset value '" + given + "'";
            default -> Wording.PLAIN.of(field, problem);
        };
    }
}
