package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new ticket in canonical words.
 *
 * @param statusLabel the preset's word when the status alone would not show it
 */
public record CrmCreation(
        Status status,
        @Nullable String statusLabel,
        @Nullable Priority priority,
        Assignment assignment,
        TicketDetails details) {

    static CrmCreation of(Map<CrmField, @Nullable String> values, CrmVocabulary words) {
        String status = values.get(CrmField.STATUS);
        StatusPreset preset = status == null ? null : words.status(status);
        Map<TicketField, @Nullable String> details = CrmDetails.of(values);
        String content = values.get(CrmField.CONTENT);
        if (content != null) {
            details.put(TicketField.DESCRIPTION, content);
        }
        return new CrmCreation(
                preset == null ? Status.NEW : preset.status(),
                preset == null ? null : words.label(preset),
                CrmDetails.priority(values.get(CrmField.PRIORITY), words),
                CrmDetails.assignment(values, Assignment.NONE),
                TicketDetails.of(details::get));
    }
}
