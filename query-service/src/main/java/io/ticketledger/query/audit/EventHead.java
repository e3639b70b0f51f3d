package io.ticketledger.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The envelope of a stored event, read without knowing its type: an auditor also sees what this release doesn't know.
 *
 * @param ticketId null for an event that is of no ticket
 * @param subject who caused it
 * @param name the display name of then, null when there is none or it is not to be read
 */
public record EventHead(
        @Nullable String ticketId,
        Instant occurredAt,
        String subject,
        @Nullable String name,
        String credentialId,
        String dialect) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static EventHead of(byte[] payload) {
        Draft draft = new Draft();
        try (JsonParser json = MAPPER.createParser(payload)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                draft.field(json.currentName(), json);
            }
        }
        return new EventHead(
                draft.ticketId, draft.occurredAt, draft.subject, draft.name, draft.credentialId, draft.dialect);
    }

    private static final class Draft {
        private @Nullable String ticketId;
        private Instant occurredAt = Instant.EPOCH;
        private String subject = "";
        private @Nullable String name;
        private String credentialId = "";
        private String dialect = "";

        private void field(String field, JsonParser json) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "ticketId" -> ticketId = json.getString();
                case "occurredAt" -> occurredAt = Instant.parse(json.getString());
                case "actor" -> each(json, value, this::actor);
                case "personal" -> each(json, value, this::personal);
                default -> json.skipChildren();
            }
        }

        private void actor(String field, JsonParser json) {
            switch (field) {
                case "subject" -> subject = json.getString();
                case "credentialId" -> credentialId = json.getString();
                case "dialect" -> dialect = json.getString();
                default -> json.skipChildren();
            }
        }

        private void personal(String field, JsonParser json) {
            if (field.equals("actorName") && json.currentToken() == JsonToken.VALUE_STRING) {
                name = json.getString();
            } else {
                json.skipChildren();
            }
        }

        /** The fields of an object; what is no object has none. */
        private static void each(JsonParser json, JsonToken value, FieldReader reader) {
            if (value == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    reader.read(field, json);
                }
            }
        }
    }

    private interface FieldReader {
        void read(String field, JsonParser json);
    }
}
