package io.ticketledger.standalone.fuzz;

import io.ticketledger.dialect.openapi.OpenApiDocument.Operation;
import io.ticketledger.standalone.contract.Bodies;
import io.ticketledger.standalone.contract.Credentials;
import io.ticketledger.standalone.contract.RawRequest;
import io.ticketledger.standalone.contract.RawRequest.Header;
import io.ticketledger.standalone.contract.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request between an example and what is sent: its parts as they will stand on the wire. */
final class Draft {
    private final Sample sample;
    private final String key;
    private boolean astray;
    private boolean http = true;

    String method;
    /** The segments of the path, encoded. */
    final List<String> segments;
    /** Pairs of the query, encoded. */
    final List<String> query = new ArrayList<>();

    final List<Header> headers = new ArrayList<>();

    @Nullable
    String contentType;

    byte @Nullable [] body;

    Draft(Sample sample, String key) {
        this.sample = sample;
        this.key = key;
        Operation operation = sample.endpoint().operation();
        method = operation.method();
        segments = new ArrayList<>(List.of(operation.path().substring(1).split("/")));
        segments.replaceAll(segment -> isVariable(segment) ? Bodies.percent(valueOf(segment)) : segment);
        for (Map.Entry<String, String> parameter : sample.query().entrySet()) {
            addToQuery(parameter.getKey(), Bodies.percent(parameter.getValue()));
        }
        String mediaType = sample.mediaType();
        if (mediaType != null && sample.body() != null) {
            contentType = Bodies.header(mediaType);
            body = Bodies.of(mediaType, sample.body());
        }
    }

    Sample sample() {
        return sample;
    }

    /**
     * The operation that the answer must be documented for; null when the request is for none. HEAD is answered as GET
     * is.
     */
    @Nullable
    Operation operation() {
        String path = sample.endpoint().operation().path();
        return astray ? null : sample.endpoint().api().operation(method.equals("HEAD") ? "GET" : method, path);
    }

    /** The path leads nowhere. */
    void isAstray() {
        astray = true;
    }

    boolean astray() {
        return astray;
    }

    /** What is no HTTP any more belongs to no API; it may be answered in the native API's shape. */
    void isNoHttp() {
        http = false;
        astray = true;
    }

    boolean isHttp() {
        return http;
    }

    void addToQuery(String name, String encoded) {
        query.add(Bodies.percent(name) + '=' + encoded);
    }

    /** Where variables stand in the path. */
    List<Integer> variables() {
        List<Integer> places = new ArrayList<>();
        String[] template = sample.endpoint().operation().path().substring(1).split("/");
        for (int i = 0; i < template.length; i++) {
            if (isVariable(template[i])) {
                places.add(i);
            }
        }
        return places;
    }

    boolean hasJson() {
        return "application/json".equals(sample.mediaType()) && sample.body() != null;
    }

    RawRequest request() {
        List<Header> all = new ArrayList<>(headers);
        if (headers.stream().noneMatch(header -> header.name().equals("Authorization"))) {
            all.add(Credentials.header(sample.endpoint().api().name(), key));
        }
        if (contentType != null) {
            all.add(new Header("Content-Type", contentType));
        }
        String path = '/' + String.join("/", segments);
        return new RawRequest(method, query.isEmpty() ? path : path + '?' + String.join("&", query), all, body);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private String valueOf(String variable) {
        return sample.path().getOrDefault(variable.substring(1, variable.length() - 1), "");
    }
}
