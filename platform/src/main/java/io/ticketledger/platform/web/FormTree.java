package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Characters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes a tree of fields whose names say where they belong, as PHP writes them: {@code ids[]} adds to a list,
 * {@code ids[3]} is a place in one, {@code action[type]} a member of an object. Places are only an order: what lies
 * between them takes no room. A plain name that is given several times is a list as well. A name with brackets that
 * don't pair is taken as it is.
 */
final class FormTree {
    static final int MOST_FIELDS = 20_000;

    private static final int DEEPEST = 5;
    private static final int HIGHEST_INDEX = 999_999;
    private static final int LONGEST_SHOWN = 200;
    private static final String BOTH = "is given both as a value and as a list";
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern JSON_INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final Branch root = new Branch();
    private int fields;

    private sealed interface Part {}

    /** A value, or all the values that came under one name. */
    private record Leaf(List<JsonNode> values) implements Part {}

    private static final class Branch implements Part {
        private final Map<String, Part> parts = new LinkedHashMap<>();
        private int next;

        /** The step as a key of this branch; an empty one is the place behind the last. */
        String place(String name, String step) {
            if (!step.isEmpty() && !INDEX.matcher(step).matches()) {
                return step;
            }
            if (step.length() > 6 || next > HIGHEST_INDEX) {
                throw malformed(name, "has a place above " + HIGHEST_INDEX);
            }
            int place = step.isEmpty() ? next : Integer.parseInt(step);
            next = Math.max(next, place + 1);
            return String.valueOf(place);
        }
    }

    /** @throws ApiException {@code MalformedBody} */
    static ObjectNode of(Map<String, List<String>> fields) {
        FormTree tree = new FormTree();
        fields.forEach((name, values) -> values.forEach(value -> tree.add(name, value)));
        return tree.toJson();
    }

    /**
     * The object with its names read in the same way; a list under a name that ends in {@code []} is added whole. An
     * object whose names are all whole numbers, as PHP writes a list with gaps, is the list in their order.
     */
    static ObjectNode of(ObjectNode json) {
        FormTree tree = new FormTree();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = listed(field.getValue());
            if (field.getKey().endsWith("[]") && value instanceof ArrayNode list) {
                list.values().forEach(item -> tree.put(field.getKey(), item));
            } else {
                tree.put(field.getKey(), value);
            }
        }
        return tree.toJson();
    }

    private static JsonNode listed(JsonNode value) {
        if (!(value instanceof ObjectNode object)
                || object.isEmpty()
                || !object.propertyNames().stream()
                        .allMatch(name -> JSON_INDEX.matcher(name).matches())) {
            return value;
        }
        Map<Long, JsonNode> list = new TreeMap<>();
        object.forEachEntry((name, item) -> list.put(Long.valueOf(name), item));
        return JsonNodeFactory.instance.arrayNode().addAll(list.values());
    }

    /** @throws ApiException {@code MalformedBody} when there are too many fields, or this one contradicts another */
    void add(String name, String value) {
        if (++fields > MOST_FIELDS) {
            throw malformed(null, "has more than " + MOST_FIELDS + " fields");
        }
        String problem = Characters.problem(name);
        if (problem != null) {
            throw malformed(null, "has a field name with " + problem);
        }
        problem = Characters.problem(value);
        if (problem != null) {
            throw malformed(name, "contains " + problem);
        }
        put(name, StringNode.valueOf(value));
    }

    ObjectNode toJson() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        root.parts.forEach((name, part) -> object.set(name, json(name, part)));
        return object;
    }

    private void put(String name, JsonNode value) {
        List<String> path = path(name);
        String step = path.getFirst();
        Branch branch = root;
        for (String below : path.subList(1, path.size())) {
            if (!(branch.parts.computeIfAbsent(step, s -> new Branch()) instanceof Branch next)) {
                throw malformed(name, BOTH);
            }
            branch = next;
            step = branch.place(name, below);
        }
        if (!(branch.parts.computeIfAbsent(step, s -> new Leaf(new ArrayList<>(1))) instanceof Leaf leaf)) {
            throw malformed(name, BOTH);
        }
        leaf.values().add(value);
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int at = name.indexOf('[');
        if (at <= 0) {
            return List.of(name);
        }
        path.add(name.substring(0, at));
        while (at < name.length()) {
            int end = name.indexOf(']', at);
            if (end < 0 || name.charAt(at) != '[') {
                return List.of(name);
            }
            if (path.size() == DEEPEST) {
                throw malformed(name, "is nested deeper than " + DEEPEST + " levels");
            }
            path.add(name.substring(at + 1, end));
            at = end + 1;
        }
        return path;
    }

    private static JsonNode json(String name, Part part) {
        return switch (part) {
            case Leaf(List<JsonNode> values) when values.size() == 1 -> values.getFirst();
            case Leaf(List<JsonNode> values) ->
                JsonNodeFactory.instance.arrayNode().addAll(values);
            case Branch branch -> branch(name, branch.parts);
        };
    }

    private static JsonNode branch(String name, Map<String, Part> parts) {
        Map<Integer, JsonNode> list = new TreeMap<>();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parts.forEach((key, part) -> {
            JsonNode value = json(name, part);
            if (INDEX.matcher(key).matches()) {
                list.put(Integer.valueOf(key), value);
            } else {
                object.set(key, value);
            }
        });
        if (!list.isEmpty() && !object.isEmpty()) {
            throw malformed(name, "is given both as a list and as an object");
        }
        return list.isEmpty() ? object : JsonNodeFactory.instance.arrayNode().addAll(list.values());
    }

    private static ApiException malformed(@Nullable String name, String reason) {
        String shown = name == null || name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN);
        return new ApiException(new ApiError.MalformedBody(shown, reason));
    }
}
