package io.ticketledger.standalone.contract;

import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ApiContract.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of an operation, by an example of its document: what is needed, and nothing that is optional but the body.
 *
 * @param path the values of the path's variables
 */
public record Sample(
        Endpoint endpoint,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable String mediaType,
        @Nullable JsonNode body) {

    /** One for each example of a body, and one without a body where none is needed. */
    public static List<Sample> of(Endpoint endpoint) {
        Map<String, String> path = new LinkedHashMap<>();
        Map<String, String> query = new LinkedHashMap<>();
        for (Parameter parameter : endpoint.api().parameters(endpoint.operation())) {
            if (parameter.required()) {
                if (parameter.example() == null) {
                    throw new AssertionError(endpoint + " has no example of " + parameter.name());
                }
                (parameter.where().equals("path") ? path : query).put(parameter.name(), parameter.example());
            }
        }
        List<Sample> samples = new ArrayList<>();
        for (Content content : endpoint.api().document().contents()) {
            if (content.status() == 0 && content.operation().equals(endpoint.operation())) {
                for (JsonNode example : endpoint.api().document().examples(content)) {
                    samples.add(new Sample(endpoint, path, query, content.mediaType(), example));
                }
            }
        }
        if (!endpoint.operation().json().path("requestBody").path("required").asBoolean(false)
                && (samples.isEmpty() || !endpoint.operation().path().endsWith("/multi"))) {
            samples.add(new Sample(endpoint, path, query, null, null));
        }
        return samples;
    }

    /** The same with other values in place of those that stand in the document. */
    public Sample with(Examples examples) {
        return new Sample(
                endpoint, examples.in(path), examples.in(query), mediaType, body == null ? null : examples.in(body));
    }

    public Sample withQuery(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Sample(endpoint, path, more, mediaType, body);
    }

    public Sample withBody(JsonNode other) {
        return new Sample(endpoint, path, query, mediaType, other);
    }

    public RawRequest request(String key) {
        String target = endpoint.operation().path();
        for (Map.Entry<String, String> variable : path.entrySet()) {
            target = target.replace("{" + variable.getKey() + "}", Bodies.percent(variable.getValue()));
        }
        if (target.contains("{")) {
            throw new AssertionError("a variable without a value: " + target);
        }
        String parameters = String.join(
                "&",
                query.entrySet().stream()
                        .map(entry -> Bodies.percent(entry.getKey()) + '=' + Bodies.percent(entry.getValue()))
                        .toList());
        RawRequest request = new RawRequest(
                endpoint.operation().method(),
                parameters.isEmpty() ? target : target + '?' + parameters,
                List.of(Credentials.header(endpoint.api().name(), key)),
                mediaType == null || body == null ? null : Bodies.of(mediaType, body));
        return mediaType == null ? request : request.with("Content-Type", Bodies.header(mediaType));
    }

    /** Every text and number in it that may name something. */
    public Stream<String> values() {
        return Stream.of(
                        path.values().stream(),
                        query.values().stream(),
                        body == null ? Stream.<String>empty() : Examples.scalars(body))
                .flatMap(values -> values);
    }

    @Override
    public String toString() {
        return endpoint + (body == null ? "" : " " + body);
    }
}
