package io.ticketledger.query.verify;

import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of documents as JSON that can be shown: instants as text, and nothing long. */
final class ShownValue {
    /** How many characters of a text are shown. */
    static final int LONGEST = 1_000;

    /** How many words of a list are shown. */
    static final int MOST_WORDS = 20;

    private static final int BEFORE = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ShownValue() {}

    static JsonNode of(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.stringNode(text);
            case Boolean bool -> JSON.booleanNode(bool);
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Date date -> JSON.stringNode(date.toInstant().toString());
            case Collection<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.stream().limit(MOST_WORDS).forEach(each -> array.add(of(each)));
                yield array;
            }
            case Map<?, ?> map -> JSON.stringNode(map.toString());
            default -> JSON.stringNode(value.toString());
        };
    }

    /** The same; when it looks like what it should be, but is of another type, that is said. */
    static JsonNode of(@Nullable Object value, @Nullable Object instead) {
        JsonNode shown = of(value);
        if (value == null
                || instead == null
                || value.getClass() == instead.getClass()
                || !shown.asString("").equals(of(instead).asString(""))) {
            return shown;
        }
        return JSON.stringNode(shown.asString("") + " (" + value.getClass().getSimpleName() + ')');
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** A long text from where it begins to differ from another one; whatever is no single value, as text. */
    static JsonNode cut(JsonNode value, JsonNode other) {
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            for (int i = 0; i < Math.min(value.size(), MOST_WORDS); i++) {
                JsonNode element = value.get(i);
                array.add(
                        element.isContainer()
                                ? JSON.stringNode(cut(element.toString()))
                                : cut(element, JSON.nullNode()));
            }
            return array;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        if (text.length() <= LONGEST) {
            return value;
        }
        int same = other.isString() ? same(text, other.stringValue()) : 0;
        int start = same < LONGEST - BEFORE ? 0 : same - BEFORE;
        return JSON.stringNode((start == 0 ? "" : "…") + cut(text.substring(start)));
    }

    private static int same(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int same = 0;
        while (same < most && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
