package io.ticketledger.platform;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Shows as a question mark, in logs that are JSON, what JSON leaves as it is though it breaks lines, moves the cursor or
 * turns text around in a terminal. The pattern of {@code platform.yml} does the same for logs in plain text.
 */
public final class LogText implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final Pattern HARMFUL =
            Pattern.compile("[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor((path, value) -> value instanceof String text ? harmless(text) : value);
    }

    private static String harmless(String text) {
        return HARMFUL.matcher(text).replaceAll("?");
    }
}
