package io.ticketledger.standalone.fuzz;

import static io.ticketledger.standalone.fuzz.OddValues.one;

import io.ticketledger.standalone.contract.ApiContract.Parameter;
import io.ticketledger.standalone.contract.Bodies;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Queries that are not what they should be. */
final class QueryMutations {
    private static final List<String> VALUES = List.of(
            "",
            "%00",
            "%zz",
            "%",
            "%2",
            "%FF",
            "%C0%80",
            "%ED%A0%80",
            "%F0%9F%8E%AB",
            "%E2%80%AE",
            "null",
            "NaN",
            "%7B%22%24ne%22%3A1%7D",
            "a%26b",
            "[1]",
            "{a}",
            "\"",
            "%20",
            "%0A",
            "+1",
            "+",
            "true",
            "1%2C2",
            "x".repeat(5_000),
            "%D9%A1");

    private static final List<String> NAMES = List.of(
            "a[$ne]",
            "status[$ne]",
            "status[]",
            "limit[]",
            "limit",
            "cursor",
            "sort",
            "page",
            "page_size",
            "offset",
            "consistency",
            "consistency",
            "ticketIDs[]",
            "ticketIDs[0][a]",
            "__proto__",
            "[]",
            "[",
            "a[b",
            "%2500",
            "",
            "query",
            "createdFrom",
            "idAfter",
            "isp_id",
            "fields",
            "workspace");

    static final List<Mutation> ALL = List.of(
            QueryMutations::validParameter,
            QueryMutations::parameter,
            QueryMutations::parameter,
            QueryMutations::parameter,
            QueryMutations::unknownParameter);

    private QueryMutations() {}

    private static boolean validParameter(Draft draft, Random random) {
        List<Parameter> parameters = parameters(draft);
        if (parameters.isEmpty()) {
            return false;
        }
        Parameter parameter = one(parameters, random);
        JsonNode values = parameter.schema().path("enum");
        String value = Stream.of(
                        values.isEmpty()
                                ? null
                                : values.get(random.nextInt(values.size())).asString(),
                        parameter.example(),
                        scalar(parameter.schema().path("maximum")),
                        scalar(parameter.schema().path("default")))
                .filter(candidate -> candidate != null)
                .findFirst()
                .orElse("a");
        draft.addToQuery(parameter.name(), Bodies.percent(value));
        return true;
    }

    private static boolean parameter(Draft draft, Random random) {
        List<Parameter> parameters = parameters(draft);
        if (parameters.isEmpty()) {
            return false;
        }
        draft.addToQuery(one(parameters, random).name(), value(random));
        return true;
    }

    private static boolean unknownParameter(Draft draft, Random random) {
        draft.query.add(one(NAMES, random) + one(List.of("=", "=", "=", "", "=="), random) + value(random));
        return true;
    }

    private static List<Parameter> parameters(Draft draft) {
        return draft
                .sample()
                .endpoint()
                .api()
                .parameters(draft.sample().endpoint().operation())
                .stream()
                .filter(parameter -> parameter.where().equals("query"))
                .toList();
    }

    private static String value(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> one(VALUES, random);
            case 1 -> Bodies.percent(OddValues.number(random));
            default -> {
                String text = OddValues.text(random);
                yield Bodies.percent(text.substring(0, Math.min(text.length(), 5_000)));
            }
        };
    }

    private static @Nullable String scalar(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }
}
