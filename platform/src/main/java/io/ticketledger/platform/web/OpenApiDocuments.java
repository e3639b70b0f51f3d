package io.ticketledger.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.ticketledger.dialect.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The hand-written descriptions of the APIs, {@code openapi/<name>.yaml} beside their route tables. */
final class OpenApiDocuments {
    private OpenApiDocuments() {}

    /** One API's document, as it is written. */
    static OpenAPI one(String name) {
        return parse(read(name));
    }

    /**
     * All documents in one.
     *
     * @throws IllegalStateException when two of them describe a path, or use a component's name for different things
     */
    static OpenAPI all(List<String> names) {
        ObjectNode paths = Json31.mapper().createObjectNode();
        ObjectNode components = paths.objectNode();
        var tags = paths.arrayNode();
        for (String name : names) {
            JsonNode document = read(name);
            add(paths, document.path("paths"), "path");
            document.path("components").properties().forEach(kind -> {
                add(components.withObjectProperty(kind.getKey()), kind.getValue(), kind.getKey());
            });
            document.path("tags").forEach(tags::add);
        }
        ObjectNode whole = paths.objectNode();
        whole.set("tags", tags);
        whole.set("paths", paths);
        whole.set("components", components);
        return parse(whole)
                .info(new Info()
                        .title("Ticket Ledger")
                        .version("1")
                        .description("Every API of this server. Each has a description of its own:" + " /v3/api-docs/"
                                + String.join(", /v3/api-docs/", names) + "."));
    }

    /** Makes one description say what another says, and nothing else; only the servers stay. */
    static void replace(OpenAPI served, OpenAPI written) {
        served.info(written.getInfo())
                .tags(written.getTags())
                .paths(written.getPaths())
                .components(written.getComponents())
                .security(written.getSecurity());
    }

    private static void add(ObjectNode to, JsonNode from, String kind) {
        from.properties().forEach(entry -> {
            JsonNode present = to.get(entry.getKey());
            if (present != null && !present.equals(entry.getValue())) {
                throw new IllegalStateException("Two OpenAPI documents differ in the " + kind + " " + entry.getKey());
            }
            to.set(entry.getKey(), entry.getValue());
        });
    }

    private static JsonNode read(String name) {
        String resource = "/openapi/" + name + ".yaml";
        try (InputStream in = RouteTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource);
            }
            return Yaml31.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenAPI parse(JsonNode document) {
        return Json31.mapper().convertValue(document, OpenAPI.class);
    }
}
