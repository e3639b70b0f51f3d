package io.ticketledger.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for characters that no store takes. */
public final class Characters {
    private Characters() {}

    /** What is wrong anywhere in the value, in names or texts; null when nothing is. */
    public static @Nullable String problem(JsonNode value) {
        if (value.isString()) {
            return problem(value.stringValue());
        }
        for (JsonNode item : value.values()) {
            String problem = problem(item);
            if (problem != null) {
                return problem;
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String problem = problem(field.getKey());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    public static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "a NUL character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "half of a surrogate pair";
            }
        }
        return null;
    }
}
