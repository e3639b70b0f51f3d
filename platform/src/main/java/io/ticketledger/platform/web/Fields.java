package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads typed values out of a JSON object and collects what is wrong with them by field, nested ones with dotted names.
 * A getter returns null (or the stated stand-in) when the field is absent, null or wrong; {@link #throwIfInvalid} tells
 * the last case from the others, so call it before using anything. Every name that was asked for is a known field.
 */
public final class Fields {
    private final ObjectNode json;
    private final String prefix;
    private final boolean textual;
    private final Map<String, List<String>> errors;
    private final Set<String> known = new HashSet<>();
    private final List<Fields> children = new ArrayList<>();

    private Fields(ObjectNode json, String prefix, boolean textual, Map<String, List<String>> errors) {
        this.json = json;
        this.prefix = prefix;
        this.textual = textual;
        this.errors = errors;
    }

    public static Fields of(ObjectNode json) {
        return new Fields(json, "", false, new LinkedHashMap<>());
    }

    public static Fields of(JsonBody body) {
        return of(body.json());
    }

    /** The parameters of a query: every value is a text; one that is given twice is an error. */
    public static Fields ofQuery(HttpServletRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Fields fields = new Fields(json, "", true, new LinkedHashMap<>());
        request.getParameterMap().forEach((name, values) -> {
            String problem = Characters.problem(name + values[0]);
            if (problem != null) {
                fields.error(name, "contains " + problem);
            } else if (values.length > 1) {
                fields.error(name, "is given more than once");
            }
            json.put(name, values[0]);
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
            error(name, isNull(name) ? "must not be null" : "is missing");
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
            error(name, "must not be blank");
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
                throw new FieldValues.WrongValue("must be a text or a whole number");
            }
            return value.asString();
        });
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
                error(name, e.reason());
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
                throw new FieldValues.WrongValue("must be a list");
            }
            if (array.size() > maxItems) {
                throw new FieldValues.WrongValue("has more than " + maxItems + " items");
            }
            return List.copyOf(array.values());
        });
    }

    /** A nested object; its errors and unknown fields count with those of this one. */
    public @Nullable Fields object(String name) {
        return checked(name, value -> {
            if (!(value instanceof ObjectNode object)) {
                throw new FieldValues.WrongValue("must be an object");
            }
            Fields child = new Fields(object, prefix + name + ".", textual, errors);
            children.add(child);
            return child;
        });
    }

    /** Any JSON value as compact text of up to {@code maxBytes} bytes and {@code maxDepth} levels. */
    public @Nullable String json(String name, int maxBytes, int maxDepth) {
        return checked(name, value -> FieldValues.json(value, maxBytes, maxDepth));
    }

    /** Adds an error of the caller's own finding. */
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
                error(name, "unknown field");
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
            error(name, "must be a text");
            return null;
        }
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > maxLength) {
            error(name, String.format(Locale.ROOT, "has more than %d characters", maxLength));
            return null;
        }
        return text;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <T> @Nullable T checked(String name, Conversion<T> conversion) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return conversion.convert(value);
        } catch (FieldValues.WrongValue e) {
            error(name, e.reason());
            return null;
        }
    }

    @FunctionalInterface
    private interface Conversion<T> {
        T convert(JsonNode value) throws FieldValues.WrongValue;
    }
}
