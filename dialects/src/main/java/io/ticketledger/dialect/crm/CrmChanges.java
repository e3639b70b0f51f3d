package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update changes in a ticket, in canonical words.
 *
 * @param status null when it stays
 * @param priority null when it stays
 * @param reply the new content, null when there is none
 * @param assignment the whole of it, as it is to be
 * @param fields those of {@code details} that count
 */
public record CrmChanges(
        @Nullable StatusChange status,
        @Nullable PriorityChange priority,
        @Nullable String reply,
        Assignment assignment,
        Set<TicketField> fields,
        TicketDetails details) {

    /** @param label the word to be kept with the status, null when the status alone shows it */
    public record StatusChange(Status to, @Nullable String label) {}

    /** @param to null to have none */
    public record PriorityChange(@Nullable Priority to) {}

    static CrmChanges of(Map<CrmField, @Nullable String> values, Ticket present, CrmVocabulary words) {
        Map<TicketField, @Nullable String> details = CrmDetails.of(values);
        String status = values.get(CrmField.STATUS);
        String content = values.get(CrmField.CONTENT);
        return new CrmChanges(
                status == null ? null : statusChange(words.status(status), present, words),
                values.containsKey(CrmField.PRIORITY)
                        ? new PriorityChange(CrmDetails.priority(values.get(CrmField.PRIORITY), words))
                        : null,
                content == null || content.isBlank() ? null : content,
                CrmDetails.assignment(values, present.assignment()),
                Set.copyOf(details.keySet()),
                TicketDetails.of(details::get));
    }

    private static @Nullable StatusChange statusChange(
            @Nullable StatusPreset preset, Ticket present, CrmVocabulary words) {
        if (preset == null) {
            return null;
        }
        if (preset.status() != present.status()) {
            return new StatusChange(preset.status(), words.label(preset));
        }
        if (preset.status() == Status.CLOSED) {
            throw new RefusedException(RefusalCode.TICKET_CLOSED, "The ticket is closed.");
        }
        return new StatusChange(preset.status(), preset.name());
    }
}
