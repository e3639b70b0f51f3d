package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.Wording;

/** What is wrong with a field, in words that follow its name. */
final class DiscordWording implements Wording {
    static final Wording INSTANCE = new DiscordWording();

    private DiscordWording() {}

    @Override
    public String of(String field, Problem problem) {
        return switch (problem) {
            case Problem.Missing(), Problem.Null(), Problem.Blank() -> "is required";
            case Problem.NotText(), Problem.NotTextOrWhole() -> "must be a string";
            case Problem.NotUuid(String given) -> "must be a UUIDv4";
            case Problem.NotBoolean() -> "must be a boolean";
            default -> PLAIN.of(field, problem);
        };
    }
}
