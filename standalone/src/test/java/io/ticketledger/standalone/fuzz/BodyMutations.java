package io.ticketledger.standalone.fuzz;

import static io.ticketledger.standalone.fuzz.OddValues.one;

import io.ticketledger.standalone.contract.Bodies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies whose fields are not what they should be. */
final class BodyMutations {
    private static final String MARK = "the-odd-value";
    private static final List<String> NAMES = List.of(
            "$ne",
            "$where",
            "__proto__",
            "constructor",
            "",
            " ",
            "a.b",
            "a[b]",
            "id[]",
            "ticketIDs[]",
            "actions[0][value]",
            "id",
            "ticketId",
            "version",
            "workspace",
            "deletedAt",
            "createdAt",
            "number",
            "status",
            "occurredAt",
            "data",
            "media",
            "change_log",
            "user",
            "permissions",
            "\uD83C\uDFAB",
            "x".repeat(300));

    static final List<Mutation> ALL = List.of(
            BodyMutations::replaceValue,
            BodyMutations::replaceValue,
            BodyMutations::replaceValue,
            BodyMutations::removeField,
            BodyMutations::addField,
            BodyMutations::addField,
            BodyMutations::replaceAll,
            BodyMutations::nameTwice,
            BodyMutations::addBody);

    private BodyMutations() {}

    private static boolean replaceValue(Draft draft, Random random) {
        return change(draft, random, body -> {
            List<Consumer<JsonNode>> places = places(body);
            if (!places.isEmpty()) {
                one(places, random).accept(odd(draft, random));
            }
        });
    }

    private static boolean addField(Draft draft, Random random) {
        return change(draft, random, body -> {
            List<ObjectNode> objects = objects(body);
            if (!objects.isEmpty()) {
                one(objects, random).set(one(NAMES, random), odd(draft, random));
            }
        });
    }

    private static boolean removeField(Draft draft, Random random) {
        return change(draft, random, body -> {
            if (body instanceof ObjectNode fields && !fields.isEmpty()) {
                fields.remove(one(List.copyOf(fields.propertyNames()), random));
            }
        });
    }

    private static boolean replaceAll(Draft draft, Random random) {
        if (draft.body == null) {
            return false;
        }
        draft.body = OddValues.json(random).getBytes(StandardCharsets.UTF_8);
        return true;
    }

    private static boolean nameTwice(Draft draft, Random random) {
        JsonNode body = draft.sample().body();
        if (!draft.hasJson() || !(body instanceof ObjectNode fields) || fields.isEmpty()) {
            return false;
        }
        String name = one(List.copyOf(fields.propertyNames()), random);
        String twice = '{'
                + OddValues.quoted(name)
                + ':'
                + OddValues.json(random)
                + ','
                + fields.toString().substring(1);
        draft.body = twice.getBytes(StandardCharsets.UTF_8);
        return true;
    }

    /** A body where none is expected. */
    private static boolean addBody(Draft draft, Random random) {
        if (draft.body != null) {
            return false;
        }
        draft.contentType = one(List.of("application/json", "application/x-www-form-urlencoded", "text/plain"), random);
        draft.body = ("{\"isp_id\":" + OddValues.json(random) + '}').getBytes(StandardCharsets.UTF_8);
        return true;
    }

    /** Changes a copy of the example, and writes it; the mark gives way to a raw value that no tree can hold. */
    private static boolean change(Draft draft, Random random, Consumer<JsonNode> change) {
        JsonNode example = draft.sample().body();
        String mediaType = draft.sample().mediaType();
        if (example == null || mediaType == null || draft.body == null) {
            return false;
        }
        JsonNode body = example.deepCopy();
        change.accept(body);
        byte[] written = Bodies.of(mediaType, body);
        draft.body = draft.hasJson()
                ? new String(written, StandardCharsets.UTF_8)
                        .replace('"' + MARK + '"', OddValues.json(random))
                        .getBytes(StandardCharsets.UTF_8)
                : written;
        return true;
    }

    private static JsonNode odd(Draft draft, Random random) {
        return JsonNodeFactory.instance.stringNode(draft.hasJson() ? MARK : OddValues.text(random));
    }

    /** Something that sets a value, for each value in the tree. */
    private static List<Consumer<JsonNode>> places(JsonNode node) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> {
                places.add(odd -> object.set(name, odd));
                places.addAll(places(value));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(odd -> array.set(index, odd));
                places.addAll(places(array.get(i)));
            }
        }
        return places;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }
}
