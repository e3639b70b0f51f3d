package io.ticketledger.standalone.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes an example's value as the media type wants it. */
public final class Bodies {
    private static final String BOUNDARY = "a-boundary";

    private Bodies() {}

    public static byte[] of(String mediaType, JsonNode value) {
        String text = switch (mediaType) {
            case "application/x-www-form-urlencoded" -> form(value);
            case "multipart/form-data" -> multipart(value);
            default -> value.toString();
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The header for a body of that type. */
    public static String header(String mediaType) {
        return mediaType.equals("multipart/form-data") ? mediaType + "; boundary=" + BOUNDARY : mediaType;
    }

    public static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String form(JsonNode value) {
        List<String> fields = new ArrayList<>();
        value.forEachEntry((name, field) -> {
            for (JsonNode one : field.isArray() ? field : List.of(field)) {
                fields.add(percent(name) + '=' + percent(text(one)));
            }
        });
        return String.join("&", fields);
    }

    private static String multipart(JsonNode value) {
        StringBuilder parts = new StringBuilder();
        value.forEachEntry((name, field) -> {
            for (JsonNode one : field.isArray() ? field : List.of(field)) {
                parts.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                        .append(name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A"))
                        .append("\"\r\n\r\n")
                        .append(text(one))
                        .append("\r\n");
            }
        });
        return parts.append("--" + BOUNDARY + "--\r\n").toString();
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
