package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the written fields live in a ticket. */
final class CrmDetails {
    private static final Map<CrmField, TicketField> FIELDS = new EnumMap<>(Map.of(
            CrmField.CUSTOMER_ID, TicketField.CUSTOMER_ID,
            CrmField.TYPE, TicketField.TYPE,
            CrmField.CUSTOMER_EMAIL, TicketField.CUSTOMER_EMAIL,
            CrmField.SUBJECT, TicketField.TITLE,
            CrmField.FOLLOW_UP, TicketField.FOLLOW_UP,
            CrmField.ACTION_REQUIRED, TicketField.ACTION_REQUIRED));

    private CrmDetails() {}

    /** The revisable fields among the values, with null where one is cleared. */
    static Map<TicketField, @Nullable String> of(Map<CrmField, @Nullable String> values) {
        Map<TicketField, @Nullable String> details = new EnumMap<>(TicketField.class);
        FIELDS.forEach((field, target) -> {
            if (values.containsKey(field)) {
                details.put(target, values.get(field));
            }
        });
        return details;
    }

    /** The present assignment with the parts among the values put in. */
    static Assignment assignment(Map<CrmField, @Nullable String> values, Assignment present) {
        return new Assignment(
                present.group(),
                part(values, CrmField.OWNER, present.owner()),
                part(values, CrmField.USERS, present.users()),
                part(values, CrmField.DEPARTMENTS, present.departments()),
                part(values, CrmField.SUPPLIERS, present.suppliers()));
    }

    /** The priority that a preset's name means. */
    static @Nullable Priority priority(@Nullable String name, CrmVocabulary words) {
        PriorityPreset preset = name == null ? null : words.priority(name);
        return preset == null ? null : Priority.of(preset.level());
    }

    private static @Nullable String part(
            Map<CrmField, @Nullable String> values, CrmField field, @Nullable String present) {
        return values.containsKey(field) ? values.get(field) : present;
    }
}
