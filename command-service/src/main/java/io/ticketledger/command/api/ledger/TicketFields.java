package io.ticketledger.command.api.ledger;

import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.AssignmentPart;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the groups of fields that several commands share, with the longest that each may be. */
final class TicketFields {
    static final int TITLE_LENGTH = 1_000;
    static final int TEXT_LENGTH = 65_536;
    static final int MESSAGE_LENGTH = 65_536;
    static final int ID_LENGTH = 255;
    static final int JSON_BYTES = 256 * 1024;
    static final int JSON_DEPTH = 100;

    private TicketFields() {}

    /** @param given the fields that the client named, with a value or null */
    record Details(Set<TicketField> given, TicketDetails values) {}

    /** @param parts those that the client named, with a value or null */
    record AssignmentChange(Set<AssignmentPart> parts, Assignment to) {}

    /** The ticket that {@code ticketId} names: a UUID, or a number as JSON number or text. */
    static TicketRef ticketRef(Fields fields) {
        String text = fields.textOrInteger("ticketId");
        if (text == null) {
            fields.require("ticketId");
            return new TicketRef.ByNumber(0);
        }
        UUID id = Identifiers.uuid(text);
        Long number = Identifiers.number(text);
        if (id == null && number == null) {
            fields.error("ticketId", "must be a UUID or a ticket's number");
        }
        return id == null ? new TicketRef.ByNumber(number == null ? 0 : number) : new TicketRef.ById(id);
    }

    /** Every revisable field, each under its path; the title may be required. */
    static Details details(Fields fields, boolean titleRequired) {
        Set<TicketField> given = EnumSet.noneOf(TicketField.class);
        Map<TicketField, String> values = new EnumMap<>(TicketField.class);
        Map<String, @Nullable Fields> groups = new HashMap<>();
        for (TicketField field : TicketField.values()) {
            String[] path = field.path().split("\\.", 2);
            String name = path[path.length - 1];
            Fields group = path.length == 1 ? fields : group(fields, path[0], groups);
            boolean cleared = path.length == 2 && fields.isNull(path[0]);
            if (cleared || (group != null && group.has(name))) {
                given.add(field);
            }
            String value = group == null ? null : value(group, name, field);
            if (value != null) {
                values.put(field, value);
            }
        }
        if (titleRequired || given.contains(TicketField.TITLE)) {
            values.put(TicketField.TITLE, fields.requiredText("title", TITLE_LENGTH));
        }
        return new Details(given, TicketDetails.of(values::get));
    }

    private static @Nullable Fields group(Fields fields, String name, Map<String, @Nullable Fields> groups) {
        if (!groups.containsKey(name)) {
            groups.put(name, fields.object(name));
        }
        return groups.get(name);
    }

    private static @Nullable String value(Fields group, String name, TicketField field) {
        return switch (field) {
            case MEDIA, DATA -> group.json(name, JSON_BYTES, JSON_DEPTH);
            case TITLE -> null; // required, so read apart
            case DESCRIPTION -> group.text(name, TEXT_LENGTH);
            default -> group.text(name, ID_LENGTH);
        };
    }

    /** The members of an assignment; none when the group is absent. */
    static AssignmentChange assignment(@Nullable Fields group) {
        Set<AssignmentPart> parts = EnumSet.noneOf(AssignmentPart.class);
        if (group == null) {
            return new AssignmentChange(parts, Assignment.NONE);
        }
        return new AssignmentChange(
                parts,
                new Assignment(
                        part(group, "group", AssignmentPart.GROUP, parts),
                        part(group, "owner", AssignmentPart.OWNER, parts),
                        part(group, "users", AssignmentPart.USERS, parts),
                        part(group, "departments", AssignmentPart.DEPARTMENTS, parts),
                        part(group, "suppliers", AssignmentPart.SUPPLIERS, parts)));
    }

    private static @Nullable String part(Fields group, String name, AssignmentPart part, Set<AssignmentPart> parts) {
        if (group.has(name)) {
            parts.add(part);
        }
        return group.text(name, ID_LENGTH);
    }
}
