package io.ticketledger.events;

import io.ticketledger.events.ChangeLogEntry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what differs, in the words of the change log. */
final class Changes {
    private final List<Change> list = new ArrayList<>();

    List<Change> list() {
        return list;
    }

    void add(String field, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            list.add(new Change(field, from, to));
        }
    }

    void status(@Nullable Status from, Status to, @Nullable String fromLabel, @Nullable String label) {
        add("status", from == null ? null : from.name(), to.name());
        add("statusLabel", fromLabel, label);
    }

    void priority(@Nullable Priority from, @Nullable Priority to) {
        String fromWord = from == null ? null : from.word();
        String toWord = to == null ? null : to.word();
        if (Objects.equals(fromWord, toWord)) {
            add("priority", from == null ? null : from.label(), to == null ? null : to.label());
        } else {
            add("priority", fromWord, toWord);
        }
    }

    void assignment(Assignment from, Assignment to) {
        add("assignment.group", from.group(), to.group());
        add("assignment.owner", from.owner(), to.owner());
        add("assignment.users", from.users(), to.users());
        add("assignment.departments", from.departments(), to.departments());
        add("assignment.suppliers", from.suppliers(), to.suppliers());
    }

    void customerGone(Customer customer) {
        add("customer.id", customer.id(), null);
        add("customer.externalId", customer.externalId(), null);
        add("customer.email", customer.email(), null);
        add("customer.name", customer.name(), null);
    }

    void details(Set<TicketField> fields, TicketDetails from, TicketDetails to) {
        for (TicketField field : TicketField.values()) {
            if (fields.contains(field)) {
                add(field.path(), field.of(from), field.of(to));
            }
        }
    }
}
