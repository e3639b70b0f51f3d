package io.ticketledger.dialect.church;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Compares what a client sends with what a ticket shows; what differs must be right. */
final class Difference {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The same number written in two ways is one value. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final Fields fields;
    private final boolean whole;

    /** @param whole whether a required field that is absent is a problem */
    Difference(Fields fields, boolean whole) {
        this.fields = fields;
        this.whole = whole;
    }

    /**
     * The text of a required field that is to stand instead of the one shown; null when that stays, or on a problem.
     * Null and blank are the same, and right only where nothing else is shown.
     */
    @Nullable
    String text(String name, @Nullable String shown, int maxLength) {
        if (isAbsent(name)) {
            return null;
        }
        JsonNode sent = fields.raw(name);
        if (sent == null || isBlank(sent)) {
            requireNothing(name, shown, sent == null ? new Problem.Null() : new Problem.Blank());
            return null;
        }
        String text = ChurchFields.textOf(sent);
        if (text == null) {
            fields.problem(name, new Problem.NotText());
            return null;
        }
        return text.equals(shown) || ChurchFields.isTooLong(fields, name, text, maxLength) ? null : text;
    }

    /** The same for a UUID, which may also be whatever else is shown. */
    @Nullable
    String church(@Nullable String shown) {
        if (isAbsent("church")) {
            return null;
        }
        JsonNode sent = fields.raw("church");
        boolean nothing = shown == null || shown.isBlank();
        if (sent == null) {
            requireNothing("church", shown, new Problem.Null());
            return null;
        }
        if ((nothing && isBlank(sent)) || (sent.isString() && sent.stringValue().equals(shown))) {
            return null;
        }
        String id = ChurchFields.uuid(fields, "church", sent);
        return id == null || id.equals(shown) ? null : id;
    }

    /** A text that may be absent, and that null clears. */
    void optionalText(
            String name, TicketField field, TicketDetails present, Map<TicketField, @Nullable String> changed) {
        String shown = field.of(present);
        if (fields.isNull(name) && shown != null) {
            changed.put(field, null);
        }
        String text = ChurchFields.text(fields, name, ChurchFields.ID_LENGTH);
        if (text != null && !text.equals(shown)) {
            changed.put(field, text);
        }
    }

    /** Any JSON, that may be absent, and that null clears. */
    void media(TicketDetails present, Map<TicketField, @Nullable String> changed) {
        if (!fields.has("media")) {
            return;
        }
        JsonNode sent = fields.raw("media");
        JsonNode shown = present.media() == null ? NullNode.getInstance() : MAPPER.readTree(present.media());
        if (!shown.equals(BY_VALUE, sent == null ? NullNode.getInstance() : sent)) {
            changed.put(TicketField.MEDIA, fields.json("media", ChurchFields.JSON_BYTES, ChurchFields.JSON_DEPTH));
        }
    }

    private boolean isAbsent(String name) {
        boolean absent = !fields.has(name);
        if (absent && whole) {
            fields.problem(name, new Problem.Missing());
        }
        return absent;
    }

    private void requireNothing(String name, @Nullable String shown, Problem otherwise) {
        if (shown != null && !shown.isBlank()) {
            fields.problem(name, otherwise);
        }
    }

    private static boolean isBlank(JsonNode sent) {
        return sent.isString() && sent.stringValue().isBlank();
    }
}
