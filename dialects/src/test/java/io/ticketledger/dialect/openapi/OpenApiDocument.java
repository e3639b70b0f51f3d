package io.ticketledger.dialect.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ticketledger.dialect.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI document read for checking. */
public final class OpenApiDocument {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /** @param method upper case */
    public record Operation(String method, String path, JsonNode json) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * Something that an operation takes or answers.
     *
     * @param status 0 for a request
     */
    public record Content(Operation operation, int status, String mediaType, JsonNode json) {
        @Override
        public String toString() {
            return operation + (status == 0 ? " request" : " " + status);
        }
    }

    public static OpenApiDocument of(RouteTable table) {
        try (InputStream in = RouteTable.class.getResourceAsStream("/openapi/" + table.name() + ".yaml")) {
            return new OpenApiDocument(new YAMLMapper().readTree(Objects.requireNonNull(in, table.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, operation));
                }));
        return operations;
    }

    /** Every body of every operation. */
    public List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        for (Operation operation : operations()) {
            addContents(operation, 0, operation.json().path("requestBody"), contents);
            operation.json().path("responses").forEachEntry((status, response) -> {
                addContents(operation, Integer.parseInt(status), resolve(response), contents);
            });
        }
        return contents;
    }

    private static void addContents(Operation operation, int status, JsonNode holder, List<Content> contents) {
        holder.path("content").forEachEntry((mediaType, json) -> {
            contents.add(new Content(operation, status, mediaType, json));
        });
    }

    /** The values of the examples, in their order. */
    public List<JsonNode> examples(Content content) {
        List<JsonNode> values = new ArrayList<>();
        content.json()
                .path("examples")
                .forEach(example -> values.add(resolve(example).path("value")));
        return values;
    }

    /** Every reference in the document. */
    public List<String> references() {
        return root.findValuesAsString("$ref");
    }

    /** What a reference of this document leads to; missing when it leads nowhere. */
    public JsonNode target(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("elsewhere: " + reference);
    }

    public JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? target(reference.stringValue()) : node;
    }

    /** What is wrong with the value by the schema, formats included. */
    public List<Error> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode standalone = ((ObjectNode) schema).deepCopy();
        standalone.set("components", root.path("components"));
        return SCHEMAS.getSchema(standalone);
    }

    /** The same, by the name of a schema of the document. */
    public List<Error> errors(String schema, JsonNode value) {
        ObjectNode reference = ((ObjectNode) root).objectNode().put("$ref", "#/components/schemas/" + schema);
        return errors(reference, value);
    }
}
