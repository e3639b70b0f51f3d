package io.ticketledger.standalone.contract;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in a running ledger for what the documents' examples name: 4711 is a ticket there, and an own ticket's
 * number here. A value is asked for when it is needed first.
 */
public final class Examples {
    private static final Pattern NUMBERS = Pattern.compile("\\d+(, ?\\d+)+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Supplier<String>> values;
    private final Map<String, String> known = new LinkedHashMap<>();

    public Examples(Map<String, Supplier<String>> values) {
        this.values = Map.copyOf(values);
    }

    /** The same, with something else in place of one. */
    public Examples with(String example, String value) {
        Map<String, Supplier<String>> other = new LinkedHashMap<>(values);
        known.forEach((name, found) -> other.put(name, () -> found));
        other.put(example, () -> value);
        return new Examples(other);
    }

    public boolean has(String example) {
        return values.containsKey(example);
    }

    public String in(String text) {
        if (NUMBERS.matcher(text).matches()) {
            return DIGITS.matcher(text).replaceAll(number -> in(number.group()));
        }
        Supplier<String> value = values.get(text);
        return value == null ? text : known.computeIfAbsent(text, name -> value.get());
    }

    Map<String, String> in(Map<String, String> texts) {
        Map<String, String> other = new LinkedHashMap<>();
        texts.forEach((name, text) -> other.put(name, in(text)));
        return other;
    }

    JsonNode in(JsonNode node) {
        if (node.isObject()) {
            ObjectNode other = NODES.objectNode();
            node.forEachEntry((name, field) -> other.set(name, in(field)));
            return other;
        }
        if (node.isArray()) {
            ArrayNode other = NODES.arrayNode();
            node.forEach(item -> other.add(in(item)));
            return other;
        }
        if (node.isString()) {
            return NODES.stringNode(in(node.asString()));
        }
        if (node.isIntegralNumber() && values.containsKey(node.asString())) {
            String value = in(node.asString());
            return DIGITS.matcher(value).matches() ? NODES.numberNode(new BigInteger(value)) : NODES.stringNode(value);
        }
        return node;
    }

    static Stream<String> scalars(JsonNode node) {
        if (node.isValueNode()) {
            String text = node.asString("");
            return NUMBERS.matcher(text).matches() ? Stream.of(text.split(", ?")) : Stream.of(text);
        }
        return node.valueStream().flatMap(Examples::scalars);
    }
}
