package io.ticketledger.dialect;

import java.util.List;

/** What is wrong with one field, before an API puts it into words. */
public sealed interface Problem {
    record Missing() implements Problem {}

    record Null() implements Problem {}

    record Blank() implements Problem {}

    record NotText() implements Problem {}

    record NotTextOrWhole() implements Problem {}

    /** @param max characters that are allowed, counted as code points */
    record TooLong(int max) implements Problem {}

    record NotWhole() implements Problem {}

    /** Both bounds are allowed. */
    record OutOfRange(long min, long max) implements Problem {}

    record NotBoolean() implements Problem {}

    /** @param given what was sent, cut to 200 characters */
    record NotUuid(String given) implements Problem {}

    record NotInstant() implements Problem {}

    /** An instant outside of the years 1900 to 9999. */
    record InstantOutOfRange() implements Problem {}

    /** @param given what was sent, cut to 200 characters */
    record NotOneOf(String given, List<String> allowed) implements Problem {
        public NotOneOf {
            allowed = List.copyOf(allowed);
        }
    }

    record NotList() implements Problem {}

    record TooMany(int max) implements Problem {}

    record NotObject() implements Problem {}

    record TooDeep(int levels) implements Problem {}

    /** JSON of more bytes than are allowed. */
    record TooLarge(int bytes) implements Problem {}

    /** A parameter that may be given once was given more often. */
    record Repeated() implements Problem {}

    /** @param what such as "a NUL character" */
    record BadCharacter(String what) implements Problem {}

    record Unknown() implements Problem {}

    /** @param reason words of the API itself */
    record Other(String reason) implements Problem {}
}
