package io.ticketledger.standalone.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire. */
record Wire(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    static Wire of(String method, String path) {
        return new Wire(method, path, Map.of(), null);
    }

    static Wire get(String path) {
        return of("GET", path);
    }

    static Wire json(String method, String path, String body) {
        return new Wire(method, path, Map.of("Content-Type", "application/json"), body);
    }

    Wire with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Wire(method, path, more, body);
    }

    Wire withMethod(String other) {
        return new Wire(other, path, headers, body);
    }

    Wire withPath(String other) {
        return new Wire(method, other, headers, body);
    }

    Wire withBody(String other) {
        return new Wire(method, path, headers, other);
    }
}
