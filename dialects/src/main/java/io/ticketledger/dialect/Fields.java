package io.ticketledger.dialect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads typed values out of a JSON object and collects what is wrong with them by field, nested ones with dotted names.
 * A getter returns null (or the stated stand-in) when the field is absent, null or wrong; {@link #throwIfInvalid} tells
 * the last case from the others, so call it before using anything. Every name that was asked for is a known field.
 */
public final class Fields {
    private final ObjectNode json;
    private final String prefix;
    private final boolean textual;
    private final Wording wording;
    private final Map<String, List<String>> errors;
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Fields> children = new ArrayList<>();

    private Fields(ObjectNode json, String prefix, boolean textual, Wording wording, Map<String, List<String>> errors) {
        this.json = json;
        this.prefix = prefix;
        this.textual = textual;
        this.wording = wording;
        this.errors = errors;
    }

    public static Fields of(ObjectNode json) {
        return of(json, Wording.PLAIN);
    }

    public static Fields of(ObjectNode json, Wording wording) {
        return new Fields(json, "", false, wording, new LinkedHashMap<>());
    }

    /** Parameters of a query: every value is a text; one that is asked for and given twice is an error. */
    public static Fields ofParameters(Map<String, List<String>> parameters, Wording wording) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Fields fields = new Fields(json, "", true, wording, new LinkedHashMap<>());
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                fields.repeated.add(name);
            }
            json.put(name, values.getFirst());
        });
        return fields;
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        known.add(name);
        return json.has(name);
    }

    /** Whether the field is there and null. */
    public boolean isNull(String name) {
        return has(name) && json.path(name).isNull();
    }

    /** Makes an absent or null field an error. */
    public void require(String name) {
        if (value(name) == null && !isWrong(name)) {
            problem(name, isNull(name) ? new Problem.Null() : new Problem.Missing());
        }
    }

    /** A text of up to {@code maxLength} characters; it may be empty. */
    public @Nullable String text(String name, int maxLength) {
        JsonNode value = value(name);
        return value == null ? null : textOf(name, value, maxLength);
    }

    /** A text that, if it is there, is not blank. */
    public @Nullable String filledText(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text != null && text.isBlank()) {
            problem(name, new Problem.Blank());
            return null;
        }
        return text;
    }

    /** A text that is there and not blank; empty stands in for a wrong one. */
    public String requiredText(String name, int maxLength) {
        require(name);
        String text = filledText(name, maxLength);
        return text == null ? "" : text;
    }

    /** A whole number between the bounds, inclusive; a numeric text is one too. */
    public @Nullable Long integer(String name, long min, long max) {
        return checked(name, value -> FieldValues.integer(value, min, max));
    }

    /** A text, or a whole number as its digits: for ids that clients send either way. */
    public @Nullable String textOrInteger(String name) {
        return checked(name, value -> {
            if (!value.isString() && !value.isIntegralNumber()) {
                throw new FieldValues.WrongValue(new Problem.NotTextOrWhole());
            }
            return value.asString();
        });
    }

    /** A text, or a whole number as its digits, of up to {@code maxLength} characters. */
    public @Nullable String textOrInteger(String name, int maxLength) {
        String text = textOrInteger(name);
        return text == null ? null : textOf(name, StringNode.valueOf(text), maxLength);
    }

    /** What {@code reading} makes of a text; the problem when it makes null of it, or when it is no text. */
    public <T> @Nullable T read(String name, Function<String, @Nullable T> reading, Problem otherwise) {
        return checked(name, value -> {
            T read = value.isString() ? reading.apply(value.stringValue()) : null;
            if (read == null) {
                throw new FieldValues.WrongValue(otherwise);
            }
            return read;
        });
    }

    /** The value as it was sent, for a reading of the caller's own; null when it is absent or null. */
    public @Nullable JsonNode raw(String name) {
        return value(name);
    }

    /** {@code true} or {@code false}. */
    public @Nullable Boolean bool(String name) {
        return checked(name, value -> FieldValues.bool(value, textual));
    }

    public @Nullable UUID uuid(String name) {
        return checked(name, FieldValues::uuid);
    }

    /** ISO 8601 with an offset, in the years 1900 to 9999, cut to milliseconds. */
    public @Nullable Instant instant(String name) {
        return checked(name, FieldValues::instant);
    }

    /** One of the enum's names, in capitals. */
    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        return checked(name, value -> FieldValues.oneOf(value, type));
    }

    /** Some of the enum's names, without order or repetition; empty when absent. */
    public <E extends Enum<E>> Set<E> someOf(String name, Class<E> type) {
        Set<E> found = new HashSet<>();
        for (JsonNode item : listOrEmpty(name, type.getEnumConstants().length)) {
            try {
                found.add(FieldValues.oneOf(item, type));
            } catch (FieldValues.WrongValue e) {
                problem(name, e.problem());
            }
        }
        return found;
    }

    /** A list of texts. */
    public @Nullable List<String> texts(String name, int maxItems, int maxLength) {
        List<JsonNode> items = list(name, maxItems);
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            String text = textOf(name, item, maxLength);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list of anything. */
    public @Nullable List<JsonNode> list(String name, int maxItems) {
        return checked(name, value -> {
            if (!(value instanceof ArrayNode array)) {
                throw new FieldValues.WrongValue(new Problem.NotList());
            }
            if (array.size() > maxItems) {
                throw new FieldValues.WrongValue(new Problem.TooMany(maxItems));
            }
            return List.copyOf(array.values());
        });
    }

    /** A nested object; its errors and unknown fields count with those of this one. */
    public @Nullable Fields object(String name) {
        return checked(name, value -> {
            if (!(value instanceof ObjectNode object)) {
                throw new FieldValues.WrongValue(new Problem.NotObject());
            }
            Fields child = new Fields(object, prefix + name + ".", textual, wording, errors);
            children.add(child);
            return child;
        });
    }

    /** Any JSON value as compact text of up to {@code maxBytes} bytes and {@code maxDepth} levels. */
    public @Nullable String json(String name, int maxBytes, int maxDepth) {
        return checked(name, value -> FieldValues.json(value, maxBytes, maxDepth));
    }

    /** Adds a problem of the caller's own finding, in the API's words. */
    public void problem(String name, Problem problem) {
        error(name, wording.of(prefix + name, problem));
    }

    /** Adds an error of the caller's own finding, in the caller's words. */
    public void error(String name, String reason) {
        String full = prefix + name;
        List<String> reasons =
                errors.computeIfAbsent(full.length() > 200 ? full.substring(0, 200) : full, n -> new ArrayList<>());
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    /** Makes every field that was not asked for an error, here and in the nested objects. */
    public void rejectUnknown() {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                problem(name, new Problem.Unknown());
            }
        }
        children.forEach(Fields::rejectUnknown);
    }

    /** @throws ApiException {@code InvalidFields} with everything that was found wrong so far */
    public void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw new ApiException(new ApiError.InvalidFields(errors));
        }
    }

    private boolean isWrong(String name) {
        return errors.containsKey(prefix + name);
    }

    private List<JsonNode> listOrEmpty(String name, int maxItems) {
        List<JsonNode> items = list(name, maxItems);
        return items == null ? List.of() : items;
    }

    private @Nullable String textOf(String name, JsonNode value, int maxLength) {
        if (!value.isString()) {
            problem(name, new Problem.NotText());
            return null;
        }
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > maxLength) {
            problem(name, new Problem.TooLong(maxLength));
            return null;
        }
        return text;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        if (repeated.contains(name)) {
            problem(name, new Problem.Repeated());
            return null;
        }
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        String bad = textual ? Characters.problem(value) : null;
        if (bad != null) {
            problem(name, new Problem.BadCharacter(bad));
            return null;
        }
        return value;
    }

    private <T> @Nullable T checked(String name, Conversion<T> conversion) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return conversion.convert(value);
        } catch (FieldValues.WrongValue e) {
            problem(name, e.problem());
            return null;
        }
    }

    @FunctionalInterface
    private interface Conversion<T> {
        T convert(JsonNode value) throws FieldValues.WrongValue;
    }
}
