package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ChangeLogEntry.Change;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.json.EventType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeLogEntryTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANNEL_CONFIGURED")
    void shouldSayWhoDidWhatWhen(EventType type) {
        TicketEvent event = (TicketEvent) Examples.full(type);
        ChangeLogEntry entry = ChangeLogEntry.of(event);

        assertThat(entry.version()).isEqualTo(event.version());
        assertThat(entry.at()).isEqualTo(event.occurredAt());
        assertThat(entry.actor()).isEqualTo(new ChangeLogEntry.Author("agent-7", "Grace Hopper", Dialect.HELPDESK));
        assertThat(entry.action()).isEqualTo(type.storedName());
        assertThat(entry.changes()).isNotEmpty();
    }

    @Test
    void shouldListTheInitialFieldsOfACreationFromNothing() {
        List<Change> changes = changes(EventType.TICKET_CREATED);

        assertThat(changes).allMatch(change -> change.from() == null && change.to() != null);
        assertThat(changes)
                .contains(
                        to("number", "1000000000000"),
                        to("shortId", "SHORT-1"),
                        to("origin", "crm"),
                        to("status", "OPEN"),
                        to("statusLabel", "Assigned"),
                        to("priority", "HIGH"),
                        to("assignment.suppliers", "acme"));
        assertThat(changes.stream().map(Change::field))
                .containsSubsequence(Arrays.stream(TicketField.values())
                        .map(TicketField::path)
                        .toList());
        assertThat(changes).hasSize(6 + 5 + TicketField.values().length);
    }

    @Test
    void shouldLeaveOutWhatACreationDidNotBring() {
        assertThat(ChangeLogEntry.of(Examples.created(Status.NEW)).changes())
                .containsExactly(to("number", "1"), to("origin", "ledger"), to("status", "NEW"));
    }

    @Test
    void shouldTellEachEventInCanonicalWords() {
        assertThat(changes(EventType.TICKET_CLAIMED)).containsExactly(new Change("claim.by", "agent-6", "agent-7"));
        assertThat(changes(EventType.TICKET_RELEASED)).containsExactly(new Change("claim.by", "agent-7", null));
        assertThat(changes(EventType.TICKET_ASSIGNED))
                .hasSize(5)
                .contains(new Change("assignment.group", "group-1", "group-2"));
        assertThat(changes(EventType.TICKET_STATUS_CHANGED))
                .containsExactly(
                        new Change("status", "NEW", "ON_HOLD"),
                        new Change("statusLabel", "Fresh", "Waiting for parts"));
        assertThat(changes(EventType.TICKET_REOPENED))
                .containsExactly(new Change("status", "CLOSED", "PENDING"), new Change("statusLabel", "Done", "Again"));
        assertThat(changes(EventType.TICKET_CLOSED))
                .containsExactly(new Change("status", "SOLVED", "CLOSED"), new Change("statusLabel", "Fixed", "Done"));
        assertThat(changes(EventType.TICKET_PRIORITY_CHANGED))
                .containsExactly(new Change("priority", "HIGH", "whenever"));
        assertThat(changes(EventType.TICKET_REPLIED)).containsExactly(to("message", "It \"works\".\n👍"));
        assertThat(changes(EventType.TICKET_REVISED))
                .hasSize(TicketField.values().length)
                .contains(to("customer.email", "acct@example.org"));
        assertThat(changes(EventType.CUSTOMER_UNLINKED))
                .containsExactly(
                        new Change("customer.id", "7001", null),
                        new Change("customer.externalId", "ext-7001", null),
                        new Change("customer.email", "acct@example.org", null),
                        new Change("customer.name", "Example Ltd", null));
        assertThat(changes(EventType.TICKET_DELETED)).containsExactly(to("deletedAt", "2026-03-01T09:30:08.125Z"));
    }

    @Test
    void shouldTellTheLabelsWhenOnlyTheyDiffer() {
        TicketPriorityChanged event = new TicketPriorityChanged(
                Examples.envelope(2),
                new Priority("3", PriorityLevel.HIGH),
                new Priority("High", PriorityLevel.HIGH),
                new ActorOnly(null),
                null);

        assertThat(ChangeLogEntry.of(event).changes()).containsExactly(new Change("priority", "3", "High"));
    }

    private static List<Change> changes(EventType type) {
        return ChangeLogEntry.of((TicketEvent) Examples.full(type)).changes();
    }

    private static Change to(String field, @Nullable String to) {
        return new Change(field, null, to);
    }
}
