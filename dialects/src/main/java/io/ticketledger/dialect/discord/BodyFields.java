package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Characters;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the kinds of fields that bodies have here. A wrong one has a stand-in; {@link #check} ends the request. */
final class BodyFields {
    static final int TEXT_LENGTH = 255;
    static final int JSON_BYTES = 256 * 1024;
    static final int JSON_DEPTH = 100;
    private static final int NUMBER_LENGTH = 100;
    private static final UUID NO_ID = new UUID(0, 0);
    private static final Problem NOT_JSON = new Problem.Other("must be JSON as a string");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JSON_DEPTH)
                            .maxNumberLength(NUMBER_LENGTH)
                            .maxNameLength(JSON_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Fields fields;

    BodyFields(ObjectNode body) {
        fields = Fields.of(body, DiscordWording.INSTANCE);
    }

    /** A text that is there and not blank. */
    String text(String name) {
        return fields.requiredText(name, TEXT_LENGTH);
    }

    /** An id that is there and not blank: a text, or a whole number of any length as its digits. */
    String id(String name) {
        fields.require(name);
        String id = fields.textOrInteger(name, TEXT_LENGTH);
        if (id != null && id.isBlank()) {
            fields.problem(name, new Problem.Blank());
        }
        return id == null ? "" : id;
    }

    /** A random UUID (RFC 9562, version 4) that is there. */
    UUID uuid4(String name) {
        fields.require(name);
        UUID id = fields.read(name, BodyFields::version4, new Problem.NotUuid(""));
        return id == null ? NO_ID : id;
    }

    /** A boolean, or {@code "true"} or {@code "false"}; false when absent. */
    boolean flag(String name) {
        JsonNode value = fields.raw(name);
        Boolean flag = value != null && value.isString()
                ? fields.read(name, BodyFields::booleanOf, new Problem.NotBoolean())
                : fields.bool(name);
        return Boolean.TRUE.equals(flag);
    }

    /** A text that is JSON, exactly as it was sent; null when it is absent or empty. */
    @Nullable
    String json(String name) {
        String text = fields.text(name, Integer.MAX_VALUE);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Problem problem = problemOf(text);
        if (problem != null) {
            fields.problem(name, problem);
        }
        return text;
    }

    /** @throws ApiException {@code InvalidFields} with everything that was found wrong */
    void check() {
        fields.throwIfInvalid();
    }

    private static @Nullable Problem problemOf(String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > JSON_BYTES) {
            return new Problem.TooLarge(JSON_BYTES);
        }
        try {
            JsonNode value = JSON.readTree(json);
            String bad = Characters.problem(value);
            return value.isMissingNode() ? NOT_JSON : bad == null ? null : new Problem.BadCharacter(bad);
        } catch (StreamConstraintsException e) {
            return String.valueOf(e.getOriginalMessage()).contains("nesting depth")
                    ? new Problem.TooDeep(JSON_DEPTH)
                    : new Problem.Other("has a number of more than " + NUMBER_LENGTH + " digits");
        } catch (JacksonException e) {
            return NOT_JSON;
        }
    }

    private static @Nullable UUID version4(String text) {
        UUID id = Identifiers.uuid(text);
        return id != null && id.version() == 4 && id.variant() == 2 ? id : null;
    }

    private static @Nullable Boolean booleanOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
