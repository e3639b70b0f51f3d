package io.ticketledger.dialect.church;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChurchTicketTest {
    @Test
    void shouldShowATicketWithEverything() throws IOException {
        List<ChangeLogEntry> entries = List.of(Sample.entry(1, "TicketCreated"), Sample.entry(2, "TicketClosed"));

        assertThat(Sample.text(ChurchTicket.of(Sample.full(), entries))).isEqualTo(golden("ChurchTicket-full"));
    }

    @Test
    void shouldShowEveryNameOfATicketOfWhichNothingIsKnown() throws IOException {
        assertThat(Sample.text(ChurchTicket.of(Sample.bare(), List.of()))).isEqualTo(golden("ChurchTicket-minimal"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NEW,pending,-",
                "OPEN,active,-",
                "SOLVED,closed,2026-03-01T09:30:01.125000Z",
                "CLOSED,closed,2026-03-01T09:30:02.125000Z"
            })
    void shouldSaySinceWhenItIsClosed(Status status, String word, String closedAt) {
        JsonNode shown = shown(Sample.with(TicketDetails.NONE, status, null));

        assertThat(shown.path("status").asString()).isEqualTo(word);
        assertThat(shown.path("closed_at").isNull()).isEqualTo(closedAt == null);
        assertThat(shown.path("closed_at").asString()).isEqualTo(Objects.toString(closedAt, ""));
    }

    @Test
    void shouldShowAPriorityAsItWasWritten() {
        Priority priority = new Priority("HIGH!", PriorityLevel.HIGH);

        assertThat(shown(Sample.with(TicketDetails.NONE, Status.NEW, priority))
                        .path("priority")
                        .asString())
                .isEqualTo("HIGH!");
    }

    @Test
    void shouldCarryTheNewestEntriesOfItsChangeLog() {
        String imported = IntStream.range(0, 900).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        List<ChangeLogEntry> entries = LongStream.rangeClosed(1, 300)
                .mapToObj(version -> Sample.entry(version, "TicketRevised"))
                .toList();

        JsonNode log = shown(imported(imported), entries).path("change_log");

        assertThat(log).hasSize(1_000);
        assertThat(log.get(0).intValue()).isEqualTo(200);
        assertThat(log.get(700).path("version").intValue()).isEqualTo(1);
        assertThat(log.get(999).path("version").intValue()).isEqualTo(300);
    }

    @Test
    void shouldWrapAnImportedLogThatIsNoList() {
        JsonNode log = shown(imported("{\"by\":\"phone\"}"), List.of(Sample.entry(1, "TicketCreated")))
                .path("change_log");

        assertThat(log.get(0)).hasToString("{\"action\":\"imported\",\"value\":{\"by\":\"phone\"}}");
        assertThat(log.get(1).path("action").asString()).isEqualTo("TicketCreated");
    }

    private static Ticket imported(String log) {
        Ticket full = Sample.full();
        return new Ticket(
                full.id(),
                full.workspace(),
                full.number(),
                full.shortId(),
                full.origin(),
                full.status(),
                full.statusLabel(),
                full.priority(),
                full.details(),
                full.claim(),
                full.assignment(),
                log,
                full.replies(),
                full.version(),
                full.createdAt(),
                full.updatedAt(),
                full.solvedAt(),
                full.closedAt(),
                full.deletedAt());
    }

    private static JsonNode shown(Ticket ticket) {
        return shown(ticket, List.of());
    }

    private static JsonNode shown(Ticket ticket, List<ChangeLogEntry> entries) {
        return Sample.json(Sample.text(ChurchTicket.of(ticket, entries)));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = ChurchTicketTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
    }
}
