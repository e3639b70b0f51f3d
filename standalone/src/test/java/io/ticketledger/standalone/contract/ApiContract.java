package io.ticketledger.standalone.contract;

import io.ticketledger.dialect.RouteTable;
import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Operation;
import io.ticketledger.dialect.openapi.RouteTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One API as its document describes it. */
public record ApiContract(RouteTable table, OpenApiDocument document) {
    private static final List<ApiContract> ALL = RouteTables.all().stream()
            .map(table -> new ApiContract(table, OpenApiDocument.of(table)))
            .toList();

    /** An operation and the API that it is of. */
    public record Endpoint(ApiContract api, Operation operation) {
        public String permission() {
            return operation.json().path("x-permission").asString();
        }

        public boolean reads() {
            return operation.method().equals("GET");
        }

        @Override
        public String toString() {
            return api.name() + " " + operation;
        }
    }

    /** @param where {@code path}, {@code query} or {@code header} */
    public record Parameter(
            String where,
            String name,
            boolean required,
            JsonNode schema,
            @Nullable String example) {}

    public static List<ApiContract> all() {
        return ALL;
    }

    public static List<Endpoint> endpoints() {
        return ALL.stream()
                .flatMap(api -> api.document().operations().stream().map(operation -> new Endpoint(api, operation)))
                .toList();
    }

    public String name() {
        return table.name();
    }

    public @Nullable Operation operation(String method, String path) {
        return document.operations().stream()
                .filter(known -> known.method().equals(method) && known.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    public List<Parameter> parameters(Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode reference : operation.json().path("parameters")) {
            JsonNode json = document.resolve(reference);
            parameters.add(new Parameter(
                    json.path("in").asString(),
                    json.path("name").asString(),
                    json.path("required").asBoolean(false),
                    document.resolve(json.path("schema")),
                    example(json)));
        }
        return parameters;
    }

    private @Nullable String example(JsonNode parameter) {
        JsonNode example = parameter.path("example");
        if (example.isMissingNode() && !parameter.path("examples").isEmpty()) {
            example = document.resolve(parameter.path("examples").iterator().next())
                    .path("value");
        }
        if (example.isArray()) {
            example = example.path(0);
        }
        return example.isValueNode() && !example.isNull() ? example.asString() : null;
    }
}
