package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.Ticket;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A ticket as a client wrote it, whole or in part. Unknown and read-only fields are left out. */
public final class CrmRequest {
    private static final CrmWording WORDING = new CrmWording();

    private final Map<CrmField, @Nullable String> given;

    private CrmRequest(Map<CrmField, @Nullable String> given) {
        this.given = given;
    }

    /**
     * Reads a body.
     *
     * @param body any JSON; missing when there is none, which is as good as an empty object
     * @throws ApiException {@code InvalidFields} when a value is of the wrong kind or too long, {@code MalformedBody}
     *     when the body is no object
     */
    public static CrmRequest parse(JsonNode body) {
        Fields fields = Fields.of(object(body), WORDING);
        Map<CrmField, @Nullable String> given = new EnumMap<>(CrmField.class);
        for (CrmField field : CrmField.values()) {
            if (fields.has(field.jsonName())) {
                given.put(field, value(fields, field));
            }
        }
        fields.throwIfInvalid();
        return new CrmRequest(given);
    }

    /**
     * The ticket to be created.
     *
     * @throws ApiException {@code InvalidFields} when a required field is missing or a value means nothing
     */
    public CrmCreation creation(CrmVocabulary words) {
        Map<CrmField, @Nullable String> values = new EnumMap<>(CrmField.class);
        given.forEach((field, value) -> {
            if (value != null) {
                values.put(field, value);
            }
        });
        for (CrmField field : List.of(CrmField.CUSTOMER_ID, CrmField.SUBJECT)) {
            values.putIfAbsent(field, null);
        }
        return CrmCreation.of(meant(values, words), words);
    }

    /**
     * What the update means for the ticket as it is: what the ticket shows already is no part of it.
     *
     * @throws ApiException {@code InvalidFields} when one of the other values means nothing, or clears what is required
     * @throws io.ticketledger.events.RefusedException when a closed ticket would change from one word for it to another
     */
    public CrmChanges changes(Ticket present, CrmVocabulary words) {
        CrmTicket shown = CrmTicket.of(present, words);
        Map<CrmField, @Nullable String> meant = meant(unlessShown(given, shown), words);
        return CrmChanges.of(unlessShown(meant, shown), present, words);
    }

    private static Map<CrmField, @Nullable String> unlessShown(
            Map<CrmField, @Nullable String> values, CrmTicket shown) {
        Map<CrmField, @Nullable String> other = new EnumMap<>(CrmField.class);
        values.forEach((field, value) -> {
            if (!Objects.equals(value, filled(shown.text(field)))) {
                other.put(field, value);
            }
        });
        return other;
    }

    /** The values in the spelling in which they are kept. */
    private static Map<CrmField, @Nullable String> meant(Map<CrmField, @Nullable String> values, CrmVocabulary words) {
        Map<CrmField, @Nullable String> meant = new EnumMap<>(CrmField.class);
        Map<String, List<String>> errors = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            String kept = value == null ? null : kept(field, value, words);
            meant.put(field, kept);
            if (kept == null && (value != null || field.isRequired())) {
                errors.put(field.jsonName(), List.of(WORDING.of(field.jsonName(), problem(field, value))));
            }
        });
        if (!errors.isEmpty()) {
            throw new ApiException(new ApiError.InvalidFields(errors));
        }
        return meant;
    }

    /** The value as it is kept; null when it means nothing. */
    private static @Nullable String kept(CrmField field, String value, CrmVocabulary words) {
        return switch (field) {
            case STATUS -> {
                CrmPresets.StatusPreset preset = words.status(value);
                yield preset == null ? null : preset.name();
            }
            case PRIORITY -> {
                CrmPresets.PriorityPreset preset = words.priority(value);
                yield preset == null ? null : preset.name();
            }
            case TYPE -> words.type(value);
            case OWNER -> words.owner(value);
            case FOLLOW_UP, ACTION_REQUIRED -> CrmDates.instant(value) == null ? null : value;
            case SUBJECT -> value.isBlank() ? null : value;
            case CUSTOMER_ID, CUSTOMER_EMAIL, CONTENT, USERS, DEPARTMENTS, SUPPLIERS -> value;
        };
    }

    private static Problem problem(CrmField field, @Nullable String value) {
        if (value == null) {
            return new Problem.Missing();
        }
        return switch (field) {
            case SUBJECT -> new Problem.Blank();
            case FOLLOW_UP, ACTION_REQUIRED -> CrmWording.NOT_A_DATE;
            default -> new Problem.NotOneOf(value, List.of());
        };
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        if (body.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new ApiException(new ApiError.MalformedBody(null, "must be a JSON object"));
    }

    /** The value as text, null when it is null or empty. */
    private static @Nullable String value(Fields fields, CrmField field) {
        if (field == CrmField.CUSTOMER_ID) {
            Long customer = fields.integer(field.jsonName(), 0, CrmTicket.HIGHEST_ID);
            return customer == null ? null : customer.toString();
        }
        return filled(fields.text(field.jsonName(), field.maxLength()));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
