package io.ticketledger.dialect.church;

import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.Wording;
import java.util.Locale;

/** What is wrong with a field, as Django REST framework says it; sentences of our own where it has none. */
final class ChurchWording implements Wording {
    @Override
    public String of(String field, Problem problem) {
        return switch (problem) {
            case Problem.Missing() -> "This field is required.";
            case Problem.Null() -> "This field may not be null.";
            case Problem.Blank() -> "This field may not be blank.";
            case Problem.NotText(), Problem.NotTextOrWhole() -> "Not a valid string.";
            case Problem.TooLong(int max) ->
                String.format(Locale.ROOT, "Ensure this field has no more than %d characters.", max);
            case Problem.NotWhole() -> "A valid integer is required.";
            case Problem.OutOfRange(long min, long max) -> "Ensure this value is between " + min + " and " + max + ".";
            case Problem.NotBoolean() -> "Must be a valid boolean.";
            case Problem.NotUuid(String given) -> "“" + given + "” is not a valid UUID.";
            case Problem.NotInstant() ->
                "Datetime has wrong format. Use one of these formats instead: "
                        + "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
            case Problem.InstantOutOfRange() -> "Ensure this value lies between the years 1900 and 9999.";
            case Problem.NotOneOf(String given, var allowed) -> "\"" + given + "\" is not a valid choice.";
            case Problem.NotList() -> "Expected a list of items.";
            case Problem.TooMany(int max) -> "Ensure this field has no more than " + max + " elements.";
            case Problem.NotObject() -> "Expected a dictionary of items.";
            case Problem.TooDeep(int levels) -> "Ensure this field is nested no deeper than " + levels + " levels.";
            case Problem.TooLarge(int bytes) -> "Ensure this field has no more than " + bytes + " bytes.";
            case Problem.Repeated() -> "Ensure this field is given only once.";
            case Problem.BadCharacter(String what) -> "Ensure this field does not contain " + what + ".";
            case Problem.Unknown() -> "This field is not known.";
            case Problem.Other(String reason) -> reason;
        };
    }
}
