package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A creation: {@code brandID, channelID, direction, from, fromName, to, title, assignedGroupID, formID}. */
public record HelpdeskNewTicket(TicketDetails details, Assignment assignment) {
    static final int ID_LENGTH = 255;
    static final int TITLE_LENGTH = 1_000;

    private static final List<String> DIRECTIONS = List.of("inbound", "outbound");

    /** @throws io.ticketledger.dialect.ApiException InvalidFields, in the order of the parameters above */
    public static HelpdeskNewTicket parse(ObjectNode body) {
        Fields fields = Fields.of(body, HelpdeskWording.INSTANCE);
        Map<TicketField, String> values = new EnumMap<>(TicketField.class);
        put(values, TicketField.BRAND_ID, required(fields, "brandID"));
        put(values, TicketField.CHANNEL_ID, required(fields, "channelID"));
        put(values, TicketField.DIRECTION, direction(fields));
        put(values, TicketField.FROM, requiredText(fields, "from", ID_LENGTH));
        String fromName = fields.textOrInteger("fromName", ID_LENGTH);
        values.put(TicketField.FROM_NAME, fromName == null || fromName.isEmpty() ? " " : fromName);
        put(values, TicketField.TO, requiredText(fields, "to", ID_LENGTH));
        put(values, TicketField.TITLE, requiredText(fields, "title", TITLE_LENGTH));
        String group = optional(fields, "assignedGroupID");
        put(values, TicketField.FORM_ID, optional(fields, "formID"));
        fields.throwIfInvalid();
        if ("inbound".equals(values.get(TicketField.DIRECTION))) {
            put(values, TicketField.REQUESTER_EMAIL, values.get(TicketField.FROM));
            put(values, TicketField.REQUESTER_NAME, fromName == null || fromName.isBlank() ? null : fromName);
        }
        return new HelpdeskNewTicket(
                TicketDetails.of(values::get),
                new Assignment(group == null || group.equals("0") ? null : group, null, null, null, null));
    }

    private static void put(Map<TicketField, String> values, TicketField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static @Nullable String required(Fields fields, String name) {
        fields.require(name);
        return id(fields, name);
    }

    /** A form has no null: an empty value stands for it. */
    private static @Nullable String optional(Fields fields, String name) {
        var value = fields.raw(name);
        return value != null && value.isString() && value.stringValue().isEmpty() ? null : id(fields, name);
    }

    private static @Nullable String id(Fields fields, String name) {
        Long id = fields.integer(name, 0, HelpdeskValues.HIGHEST_ID);
        return id == null ? null : id.toString();
    }

    private static @Nullable String direction(Fields fields) {
        fields.require("direction");
        return fields.read(
                "direction",
                word -> DIRECTIONS.contains(word) ? word : null,
                new Problem.Other("must be one of " + DIRECTIONS));
    }

    private static @Nullable String requiredText(Fields fields, String name, int maxLength) {
        fields.require(name);
        return filledText(fields, name, maxLength);
    }

    /** A text that, if it is there, is not blank. A number, such as one to call, is taken as its digits. */
    static @Nullable String filledText(Fields fields, String name, int maxLength) {
        String text = fields.textOrInteger(name, maxLength);
        if (text != null && text.isBlank()) {
            fields.problem(name, new Problem.Blank());
        }
        return text;
    }
}
