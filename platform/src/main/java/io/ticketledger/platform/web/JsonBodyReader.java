package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Characters;
import io.ticketledger.platform.limits.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies that may be hostile. What it returns is one JSON object in valid UTF-8, bounded in size, depth, length
 * of numbers and count of values, without duplicate names, NUL characters or halves of surrogate pairs. Decimals keep the digits that were
 * sent.
 */
public final class JsonBodyReader {
    static final int MAX_NUMBER_LENGTH = 100;
    /** Two fields of 256 KB each can have 524,288, and are always read; each takes up to 40 bytes of memory. */
    static final int MAX_TOKENS = 600_000;

    private final BodyBytes bodies;
    private final int depth;
    private final int textLength;
    private final JsonMapper mapper;

    public JsonBodyReader(Limits limits) {
        this.bodies = new BodyBytes(limits.bodyBytes(), limits.bodyTimeout());
        this.depth = limits.depth();
        this.textLength = limits.textLength();
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxStringLength(textLength)
                                .maxNumberLength(MAX_NUMBER_LENGTH)
                                .maxTokenCount(MAX_TOKENS)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** @throws ApiException {@code UnsupportedMediaType}, {@code BodyTooLarge} or {@code MalformedBody} */
    public JsonBody read(HttpServletRequest request) {
        requireJson(request.getContentType());
        byte[] bytes = bodies.read(request);
        return new JsonBody(parse(BodyBytes.text(bytes)), bytes);
    }

    /**
     * Any JSON value, for APIs with words of their own for what is no object. A body without a byte is a missing node,
     * whatever its content type.
     *
     * @throws ApiException {@code UnsupportedMediaType}, {@code BodyTooLarge} or {@code MalformedBody}
     */
    public JsonValue readValue(HttpServletRequest request) {
        byte[] bytes = bodies.read(request);
        if (bytes.length == 0) {
            return new JsonValue(MissingNode.getInstance(), bytes);
        }
        requireJson(request.getContentType());
        return new JsonValue(parseValue(BodyBytes.text(bytes)), bytes);
    }

    /** Reads bodies of other types within the same limits. */
    BodyBytes bodies() {
        return bodies;
    }

    /** @throws ApiException {@code MalformedBody} when a text anywhere in the fields of a form is too long */
    ObjectNode requireShort(ObjectNode form) {
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            if (longest(field.getValue()) > textLength) {
                throw malformed(field.getKey(), tooLong());
            }
        }
        return form;
    }

    /** @throws ApiException {@code MalformedBody} */
    ObjectNode parse(String text) {
        if (parseValue(text) instanceof ObjectNode object) {
            return object;
        }
        throw malformed(null, "must be a JSON object");
    }

    private JsonNode parseValue(String text) {
        JsonNode root;
        try (JsonParser parser = mapper.createParser(text)) {
            root = readTree(parser);
        }
        // Raw, neither a NUL nor half a pair gets this far; only an escape can bring one in.
        if (root instanceof ObjectNode object && text.contains("\\u")) {
            requireHarmless(object);
        }
        return root;
    }

    private JsonNode readTree(JsonParser parser) {
        try {
            JsonNode root = mapper.readTree(parser);
            if (root == null || root.isMissingNode()) {
                throw malformed(null, "is empty");
            }
            return root;
        } catch (JacksonException e) {
            throw malformed(topLevelField(parser.streamReadContext()), reason(e));
        } catch (NumberFormatException e) {
            throw malformed(
                    topLevelField(parser.streamReadContext()), "has a number with an exponent that is too large");
        }
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw new ApiException(new ApiError.UnsupportedMediaType(contentType));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.getType().equals("application")
                    && type.getSubtype().equals("json")
                    && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static int longest(JsonNode value) {
        int longest = value.isString() ? value.stringValue().length() : 0;
        for (JsonNode item : value.values()) {
            longest = Math.max(longest, longest(item));
        }
        return longest;
    }

    private String tooLong() {
        return "has a text of more than " + textLength + " characters";
    }

    private String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return message.contains("nesting depth")
                    ? "is nested deeper than " + depth + " levels"
                    : message.contains("Token count")
                            ? "has more than " + MAX_TOKENS + " values, names and brackets"
                            : message.contains("Number")
                                    ? "has a number of more than " + MAX_NUMBER_LENGTH + " digits"
                                    : message.contains("String") ? tooLong() : "has a name that is too long";
        }
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return (message.startsWith("Duplicate") ? "has a field twice" : "is not well-formed JSON") + where;
    }

    private static @Nullable String topLevelField(@Nullable TokenStreamContext context) {
        String field = null;
        for (TokenStreamContext c = context; c != null; c = c.getParent()) {
            if (c.inObject() && c.getParent() != null && c.getParent().inRoot()) {
                field = c.currentName();
            }
        }
        return field;
    }

    private static void requireHarmless(ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String problem = Characters.problem(field.getKey());
            if (problem != null) {
                throw malformed(null, "has a field name with " + problem);
            }
            problem = Characters.problem(field.getValue());
            if (problem != null) {
                throw malformed(field.getKey(), "contains " + problem);
            }
        }
    }

    private static ApiException malformed(@Nullable String field, String reason) {
        return new ApiException(new ApiError.MalformedBody(field, reason));
    }
}
