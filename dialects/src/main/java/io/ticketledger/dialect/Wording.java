package io.ticketledger.dialect;

import java.util.Locale;

/** How one API says what is wrong with a field. Total: there are words for every problem. */
@FunctionalInterface
public interface Wording {
    /** Words that follow the field's name, such as "must not be blank". */
    Wording PLAIN = (field, problem) -> plain(problem);

    String of(String field, Problem problem);

    private static String plain(Problem problem) {
        return switch (problem) {
            case Problem.Missing() -> "is missing";
            case Problem.Null() -> "must not be null";
            case Problem.Blank() -> "must not be blank";
            case Problem.NotText() -> "must be a text";
            case Problem.NotTextOrWhole() -> "must be a text or a whole number";
            case Problem.TooLong(int max) -> String.format(Locale.ROOT, "has more than %d characters", max);
            case Problem.NotWhole() -> "must be a whole number";
            case Problem.OutOfRange(long min, long max) -> "must be between " + min + " and " + max;
            case Problem.NotBoolean() -> "must be true or false";
            case Problem.NotUuid(String given) -> "must be a UUID";
            case Problem.NotInstant() -> "must be an instant in ISO 8601 with offset, such as 2026-01-31T12:00:00Z";
            case Problem.InstantOutOfRange() -> "must lie between the years 1900 and 9999";
            case Problem.NotOneOf(String given, var allowed) -> "must be one of " + String.join(", ", allowed);
            case Problem.NotList() -> "must be a list";
            case Problem.TooMany(int max) -> "has more than " + max + " items";
            case Problem.NotObject() -> "must be an object";
            case Problem.TooDeep(int levels) -> "is nested deeper than " + levels + " levels";
            case Problem.TooLarge(int bytes) -> "has more than " + bytes + " bytes";
            case Problem.Repeated() -> "is given more than once";
            case Problem.BadCharacter(String what) -> "contains " + what;
            case Problem.Unknown() -> "unknown field";
            case Problem.Other(String reason) -> reason;
        };
    }
}
