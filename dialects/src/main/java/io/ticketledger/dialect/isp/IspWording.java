package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.Wording;
import java.util.List;
import java.util.Set;

/** What is wrong with a field, in Laravel's words: {@code The isp id field must be an integer.} */
public final class IspWording implements Wording {
    public static final Wording INSTANCE = new IspWording();

    /** Fields of which one value out of a list must be sent: any other is not told apart from a wrong type. */
    private static final Set<String> SELECTED = Set.of("priority", "status");

    private IspWording() {}

    @Override
    public String of(String field, Problem problem) {
        String name = field.replace('_', ' ');
        return switch (problem) {
            case Problem.Missing(), Problem.Null(), Problem.Blank() -> field(name, "is required.");
            case Problem.NotText(), Problem.NotTextOrWhole() -> field(name, "must be a string.");
            case Problem.TooLong(int max) -> field(name, "must not be greater than " + max + " characters.");
            case Problem.NotWhole() -> SELECTED.contains(field) ? invalid(name) : field(name, "must be an integer.");
            case Problem.OutOfRange(long min, long max) ->
                SELECTED.contains(field) ? invalid(name) : field(name, "must be between " + min + " and " + max + ".");
            case Problem.NotOneOf(String given, List<String> allowed) -> invalid(name);
            case Problem.NotBoolean() -> field(name, "must be true or false.");
            case Problem.NotUuid(String given) -> field(name, "must be a valid UUID.");
            case Problem.NotInstant(), Problem.InstantOutOfRange() -> field(name, "must be a valid date.");
            case Problem.NotList(), Problem.NotObject() -> field(name, "must be an array.");
            case Problem.TooMany(int max) -> field(name, "must not have more than " + max + " items.");
            case Problem.TooDeep(int levels) -> field(name, "must not be nested deeper than " + levels + " levels.");
            case Problem.TooLarge(int bytes) -> field(name, "must not be greater than " + bytes + " bytes.");
            case Problem.Repeated() -> field(name, "must not be given more than once.");
            case Problem.BadCharacter(String what) -> field(name, "must not contain " + what + ".");
            case Problem.Unknown() -> field(name, "is prohibited.");
            case Problem.Other(String reason) -> reason;
        };
    }

    private static String field(String name, String rule) {
        return "The " + name + " field " + rule;
    }

    private static String invalid(String name) {
        return "The selected " + name + " is invalid.";
    }
}
