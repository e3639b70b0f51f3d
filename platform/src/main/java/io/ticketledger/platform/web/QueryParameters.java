package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters in a URL, and nothing but them: unlike {@code getParameter} it never takes a form's body for the
 * query, and never reads a body.
 */
public final class QueryParameters {
    private QueryParameters() {}

    /**
     * Each name's values in the order in which they were sent.
     *
     * @throws ApiException {@code InvalidFields} when they cannot be decoded as UTF-8
     */
    public static Map<String, List<String>> of(HttpServletRequest request) {
        String query = request.getQueryString();
        try {
            return query == null ? Map.of() : decode(query);
        } catch (ApiException e) {
            throw new ApiException(new ApiError.InvalidFields(Map.of("query", List.of("cannot be decoded"))), e);
        }
    }

    /**
     * Names and values in the form {@code a=1&b=2}, percent-encoded UTF-8 with {@code +} for a space.
     *
     * @throws ApiException {@code MalformedBody} when they cannot be decoded
     */
    static Map<String, List<String>> decode(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = text(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : text(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
            }
        }
        return parameters;
    }

    private static String text(String encoded) {
        try {
            String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            // What is not UTF-8 decodes to this character; nobody sends it on purpose.
            if (text.indexOf('\uFFFD') < 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one answer for whatever cannot be decoded
        }
        throw new ApiException(new ApiError.MalformedBody(null, "has parameters that cannot be decoded"));
    }
}
