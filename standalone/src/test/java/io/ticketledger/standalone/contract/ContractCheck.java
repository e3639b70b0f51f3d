package io.ticketledger.standalone.contract;

import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.dialect.openapi.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Finds what an answer has that its API's document does not allow. */
public final class ContractCheck {
    /** Names of classes, lines of stack traces, and words that only a fault brings into an answer. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|io\\.ticketledger\\.[a-z]|\\b(java|jakarta|org\\.(springframework|axonframework|apache|postgresql|bson))\\."
                    + "[a-z]|com\\.mongodb|tools\\.jackson|\\tat |SQLSTATE|PSQL");

    private final ApiContract api;
    private final List<Content> contents;
    private final Set<JsonNode> errorSchemas = new LinkedHashSet<>();

    public ContractCheck(ApiContract api) {
        this.api = api;
        contents = api.document().contents();
        for (Content content : contents) {
            if (content.status() >= 400) {
                errorSchemas.add(content.json().path("schema"));
            }
        }
    }

    /** @param operation what was asked for; null when the request was for no operation, so that only an error will do */
    public List<String> faults(@Nullable Operation operation, String method, RawAnswer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add("a " + answer.status() + (answer.first("Retry-After").isEmpty() ? "" : ", asking for patience"));
        }
        if (INSIDE.matcher(answer.body()).find()) {
            faults.add("the inside shows");
        }
        if (method.equals("HEAD")) {
            if (!answer.body().isEmpty()) {
                faults.add("a body for HEAD");
            }
        } else if (answer.status() == 204) {
            if (!answer.body().isEmpty()) {
                faults.add("a body with 204");
            }
        } else if (operation == null) {
            strayFaults(answer, faults);
        } else {
            documentedFaults(operation, answer, faults);
        }
        if (operation != null && !operation.json().path("responses").has(String.valueOf(answer.status()))) {
            faults.add("status " + answer.status() + " is not documented");
        }
        if (answer.status() == 405 && answer.first("Allow").isEmpty()) {
            faults.add("405 without Allow");
        }
        return faults;
    }

    private void documentedFaults(Operation operation, RawAnswer answer, List<String> faults) {
        List<Content> documented = contents.stream()
                .filter(content -> content.operation().equals(operation) && content.status() == answer.status())
                .toList();
        if (documented.isEmpty()) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where none is documented");
            }
            return;
        }
        for (Content content : documented) {
            if (content.mediaType().equals(answer.mediaType())) {
                for (JsonNode body : bodies(content, answer, faults)) {
                    api.document()
                            .errors(content.json().path("schema"), body)
                            .forEach(error -> faults.add("schema: " + error));
                }
                return;
            }
        }
        faults.add("content type " + answer.first("Content-Type"));
    }

    /** What the schema is of: the JSON, each line of JSON, or the text as it came. */
    private List<JsonNode> bodies(Content content, RawAnswer answer, List<String> faults) {
        boolean lines = content.mediaType().equals("application/x-ndjson");
        boolean json = content.mediaType().endsWith("json") && !lines;
        JsonNode schema = api.document().resolve(content.json().path("schema"));
        if (!json && schema.path("type").asString("").equals("string")) {
            return List.of(StringNode.valueOf(answer.body()));
        }
        List<String> texts = lines ? answer.body().lines().toList() : List.of(answer.body());
        return texts.stream()
                .map(text -> parsed(new RawAnswer(answer.status(), answer.headers(), text), faults))
                .filter(Objects::nonNull)
                .toList();
    }

    private void strayFaults(RawAnswer answer, List<String> faults) {
        if (answer.status() < 400) {
            faults.add("a " + answer.status() + " for a request that is for nothing");
            return;
        }
        JsonNode body = parsed(answer, faults);
        if (body != null
                && errorSchemas.stream()
                        .noneMatch(schema -> api.document().errors(schema, body).isEmpty())) {
            faults.add("an error in none of the API's shapes");
        }
    }

    private static @Nullable JsonNode parsed(RawAnswer answer, List<String> faults) {
        if (!answer.mediaType().endsWith("json")) {
            faults.add("content type " + answer.first("Content-Type"));
        }
        try {
            return answer.json();
        } catch (JacksonException e) {
            faults.add("a body that is no JSON");
            return null;
        }
    }
}
