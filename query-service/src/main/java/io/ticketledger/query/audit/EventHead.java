package io.ticketledger.query.audit;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The envelope of a stored event, read without knowing its type: an auditor also sees what this release doesn't know.
 * What is not there is null.
 *
 * @param ticketId null also for an event that is of no ticket
 * @param subject who caused it
 * @param name the display name of then
 * @param readable whether the payload is a JSON object at all
 */
public record EventHead(
        @Nullable String ticketId,
        @Nullable Instant occurredAt,
        @Nullable String subject,
        @Nullable String name,
        @Nullable String credentialId,
        @Nullable String dialect,
        boolean readable) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final EventHead UNREADABLE = new EventHead(null, null, null, null, null, null, false);

    static EventHead of(byte[] payload) {
        Draft draft = new Draft();
        try (JsonParser json = MAPPER.createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return UNREADABLE;
            }
            Draft.each(json, JsonToken.START_OBJECT, draft::field);
            return json.nextToken() == null ? draft.head() : UNREADABLE;
        } catch (JacksonException e) {
            return UNREADABLE;
        }
    }

    private static final class Draft {
        private @Nullable String ticketId;
        private @Nullable Instant occurredAt;
        private @Nullable String subject;
        private @Nullable String name;
        private @Nullable String credentialId;
        private @Nullable String dialect;

        EventHead head() {
            return new EventHead(ticketId, occurredAt, subject, name, credentialId, dialect, true);
        }

        private void field(String field, JsonParser json) {
            switch (field) {
                case "ticketId" -> ticketId = text(json);
                case "occurredAt" -> occurredAt = instant(text(json));
                case "actor" -> each(json, json.currentToken(), this::actor);
                case "personal" -> each(json, json.currentToken(), this::personal);
                default -> json.skipChildren();
            }
        }

        private void actor(String field, JsonParser json) {
            switch (field) {
                case "subject" -> subject = text(json);
                case "credentialId" -> credentialId = text(json);
                case "dialect" -> dialect = text(json);
                default -> json.skipChildren();
            }
        }

        private void personal(String field, JsonParser json) {
            if (field.equals("actorName")) {
                name = text(json);
            } else {
                json.skipChildren();
            }
        }

        private static @Nullable String text(JsonParser json) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getString();
            }
            json.skipChildren();
            return null;
        }

        private static @Nullable Instant instant(@Nullable String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }

        /** The fields of an object; what is no object has none. */
        private static void each(JsonParser json, @Nullable JsonToken value, FieldReader reader) {
            if (value != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                reader.read(field, json);
            }
        }
    }

    private interface FieldReader {
        void read(String field, JsonParser json);
    }
}
