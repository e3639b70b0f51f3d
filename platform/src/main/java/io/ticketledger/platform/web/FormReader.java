package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the same fields from JSON, {@code application/x-www-form-urlencoded} and {@code multipart/form-data}. Names
 * with brackets, as PHP writes them, become lists and objects; the values of a form are texts. Up to 20,000 fields of a
 * form, five levels deep. Nothing is asked of the servlet container's own reading of forms, whose limits are others.
 */
public final class FormReader {
    private final JsonBodyReader json;

    public FormReader(JsonBodyReader json) {
        this.json = json;
    }

    /**
     * The body's fields; none when it has no byte, whatever its content type.
     *
     * @throws ApiException {@code UnsupportedMediaType}, {@code BodyTooLarge} or {@code MalformedBody}
     */
    public JsonBody read(HttpServletRequest request) {
        String contentType = request.getContentType();
        MediaType type = type(contentType);
        if (contentType == null || type == null || !isForm(type)) {
            return readJson(request);
        }
        byte[] bytes = json.bodies().read(request);
        if (bytes.length == 0) {
            return new JsonBody(JsonNodeFactory.instance.objectNode(), bytes);
        }
        if (type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            throw new ApiException(new ApiError.UnsupportedMediaType(contentType));
        }
        ObjectNode form =
                type.getType().equals("multipart") ? MultipartFields.read(contentType, bytes) : urlencoded(bytes);
        return new JsonBody(json.requireShort(form), bytes);
    }

    /** The fields in a request's query. @throws ApiException {@code InvalidFields} or {@code MalformedBody} */
    public static ObjectNode query(HttpServletRequest request) {
        return FormTree.of(QueryParameters.of(request));
    }

    private JsonBody readJson(HttpServletRequest request) {
        JsonValue value = json.readValue(request);
        JsonNode body = value.json();
        if (body instanceof ObjectNode object) {
            return new JsonBody(FormTree.of(object), value.bytes());
        }
        if (body.isMissingNode()) {
            return new JsonBody(JsonNodeFactory.instance.objectNode(), value.bytes());
        }
        throw new ApiException(new ApiError.MalformedBody(null, "must be a JSON object or a form"));
    }

    private static ObjectNode urlencoded(byte[] bytes) {
        String text = BodyBytes.text(bytes);
        if (text.chars().filter(c -> c == '&').count() >= FormTree.MOST_FIELDS) {
            throw new ApiException(
                    new ApiError.MalformedBody(null, "has more than " + FormTree.MOST_FIELDS + " fields"));
        }
        return FormTree.of(QueryParameters.decode(text));
    }

    private static boolean isForm(MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)
                || MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type);
    }

    private static @Nullable MediaType type(@Nullable String contentType) {
        try {
            return contentType == null ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
