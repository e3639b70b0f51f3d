package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields as Django REST framework does: a number is as good as its text, and a text is kept as it was sent. */
final class ChurchFields {
    static final int WORD_LENGTH = 100;
    static final int DESCRIPTION_LENGTH = 65_536;
    static final int ID_LENGTH = 255;
    static final int JSON_BYTES = 256 * 1024;
    static final int JSON_DEPTH = 100;

    private static final int LONGEST_GIVEN = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private ChurchFields() {}

    /** @throws ApiException InvalidFields when the body is neither an object nor absent */
    static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        if (body.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new ApiException(new ApiError.InvalidFields(Map.of(
                "non_field_errors", List.of("Invalid data. Expected a dictionary, but got " + kind(body) + "."))));
    }

    /** A text that is there, not blank and not too long; empty stands in for any other. */
    static String required(Fields fields, String name, int maxLength) {
        fields.require(name);
        String text = text(fields, name, maxLength);
        if (text != null && text.isBlank()) {
            fields.problem(name, new Problem.Blank());
        }
        return text == null ? "" : text;
    }

    /** A text; null when it is absent, null or wrong. */
    static @Nullable String text(Fields fields, String name, int maxLength) {
        JsonNode sent = fields.raw(name);
        String text = sent == null ? null : textOf(sent);
        if (sent != null && text == null) {
            fields.problem(name, new Problem.NotText());
        }
        return text == null || isTooLong(fields, name, text, maxLength) ? null : text;
    }

    static boolean isTooLong(Fields fields, String name, String text, int maxLength) {
        boolean tooLong = text.codePointCount(0, text.length()) > maxLength;
        if (tooLong) {
            fields.problem(name, new Problem.TooLong(maxLength));
        }
        return tooLong;
    }

    /** The value as text; null when it is neither a text nor a number. */
    static @Nullable String textOf(JsonNode value) {
        return value.isString() || value.isNumber() ? value.asString() : null;
    }

    /** One of the words for a status; null when it is absent or wrong. */
    static @Nullable String status(Fields fields) {
        JsonNode sent = fields.raw("status");
        if (sent == null) {
            if (fields.isNull("status")) {
                fields.problem("status", new Problem.Null());
            }
            return null;
        }
        if (sent.isString() && ChurchVocabulary.STATUSES.contains(sent.stringValue())) {
            return sent.stringValue();
        }
        fields.problem("status", new Problem.NotOneOf(given(sent), ChurchVocabulary.STATUSES));
        return null;
    }

    /** The UUID in lower case; null when the value is none, which is a problem. */
    static @Nullable String uuid(Fields fields, String name, JsonNode sent) {
        UUID id = sent.isString() ? Identifiers.uuid(sent.stringValue()) : null;
        if (id == null) {
            fields.problem(name, new Problem.NotUuid(given(sent)));
            return null;
        }
        return id.toString();
    }

    /** A time, cut to milliseconds; null when it is absent, null or wrong. */
    static @Nullable Instant instant(Fields fields, String name) {
        Instant instant = fields.read(name, ChurchTimes::read, new Problem.NotInstant());
        if (instant == null) {
            return null;
        }
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            fields.problem(name, new Problem.InstantOutOfRange());
            return null;
        }
        return instant;
    }

    private static String given(JsonNode sent) {
        String text = sent.isString() ? sent.stringValue() : sent.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_GIVEN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_GIVEN));
    }

    /** What Python calls a value of this kind. */
    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case NULL -> "NoneType";
            case OBJECT, POJO, BINARY, MISSING -> "dict";
        };
    }
}
