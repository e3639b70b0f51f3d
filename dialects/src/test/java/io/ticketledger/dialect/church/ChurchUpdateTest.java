package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.church.ChurchUpdate.Changes;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Scope;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.MissingNode;

class ChurchUpdateTest {
    private static final Changes NOTHING = new Changes(Set.of(), TicketDetails.NONE, null, null);

    @Test
    void shouldChangeEachFieldThatDiffers() {
        String other = "5f0c6c0e-0000-4000-8000-00000000c002";
        Changes changes = patch(Sample.full(), """
                {"type": "music", "priority": "low", "description": "Fixed.", "status": "active",
                 "legacy_id": "l", "nextgen_legacy_id": 5, "media": {"a": 1.0}, "church": "%s"}""".formatted(other));

        assertThat(changes.priority()).isEqualTo(new Priority("low", PriorityLevel.LOW));
        assertThat(changes.status()).isEqualTo(Status.OPEN);
        assertThat(changes.fields())
                .isEqualTo(EnumSet.of(
                        TicketField.TYPE,
                        TicketField.DESCRIPTION,
                        TicketField.LEGACY_ID,
                        TicketField.NEXTGEN_LEGACY_ID,
                        TicketField.MEDIA,
                        TicketField.CHURCH));
        assertThat(changes.details().type()).isEqualTo("music");
        assertThat(changes.details().description()).isEqualTo("Fixed.");
        assertThat(changes.details().legacy().legacyId()).isEqualTo("l");
        assertThat(changes.details().legacy().nextgenLegacyId()).isEqualTo("5");
        assertThat(changes.details().media()).isEqualTo("{\"a\":1.0}");
        assertThat(changes.details().scope().church()).isEqualTo(other);
    }

    @Test
    void shouldChangeNothingWhenNothingIsSent() {
        assertThat(patch(Sample.full(), "{}")).isEqualTo(NOTHING);
        assertThat(ChurchUpdate.of(MissingNode.getInstance(), false).on(Sample.full()))
                .isEqualTo(NOTHING);
    }

    @Test
    void shouldClearWhatMayBeNull() {
        Changes changes = patch(Sample.full(), "{\"legacy_id\": null, \"nextgen_legacy_id\": null, \"media\": null}");

        assertThat(changes.fields())
                .isEqualTo(EnumSet.of(TicketField.LEGACY_ID, TicketField.NEXTGEN_LEGACY_ID, TicketField.MEDIA));
        assertThat(changes.details()).isEqualTo(TicketDetails.NONE);
        assertThat(patch(Sample.bare(), "{\"legacy_id\": null, \"media\": null}"))
                .isEqualTo(NOTHING);
    }

    @Test
    void shouldIgnoreHistoryAndReadOnlyFields() {
        assertThat(patch(Sample.full(), """
                        {"id": 1, "user": {"email": "x"}, "created_at": "x", "updated_at": 0, "ticket_id": "x",
                         "change_log": [1], "closed_at": true, "deleted_at": "now", "colour": "red"}""")).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void shouldChangeNoStatusForTheWordThatItReads(Status status) {
        Ticket ticket = Sample.with(TicketDetails.NONE, status, null);

        assertThat(patch(ticket, "{\"status\": \"" + ChurchVocabulary.statusWord(status) + "\"}"))
                .isEqualTo(NOTHING);
    }

    @Test
    void shouldNeedTheRequiredFieldsInAPut() {
        List<String> required = List.of("This field is required.");

        assertThat(Sample.errors(() -> put(Sample.full(), "{}")))
                .isEqualTo(Map.of("type", required, "priority", required, "description", required, "church", required));
        assertThat(Sample.errors(() -> put(Sample.bare(), "{}")))
                .containsOnlyKeys("type", "priority", "description", "church");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type        | null           | This field may not be null.",
                "type        | \"\"           | This field may not be blank.",
                "type        | \" \"          | This field may not be blank.",
                "type        | false          | Not a valid string.",
                "priority    | null           | This field may not be null.",
                "description | \"\\n\"        | This field may not be blank.",
                "church      | null           | This field may not be null.",
                "church      | \"\"           | “” is not a valid UUID.",
                "church      | \"abc\"        | “abc” is not a valid UUID.",
                "status      | null           | This field may not be null.",
                "status      | \"open\"       | \"open\" is not a valid choice.",
                "legacy_id   | [1]            | Not a valid string.",
            })
    void shouldSayWhatIsWrongWithAField(String name, String json, String reason) {
        assertThat(Sample.errors(() -> patch(Sample.full(), "{\"" + name + "\": " + json + "}")))
                .isEqualTo(Map.of(name, List.of(reason)));
    }

    @Test
    void shouldBoundTheLengthOfNewTexts() {
        String body = "{\"type\": \"%s\", \"legacy_id\": \"%s\"}".formatted("x".repeat(101), "x".repeat(256));

        assertThat(Sample.errors(() -> patch(Sample.full(), body)))
                .isEqualTo(Map.of(
                        "type", List.of("Ensure this field has no more than 100 characters."),
                        "legacy_id", List.of("Ensure this field has no more than 255 characters.")));
    }

    @Test
    void shouldTakeNullAndBlankWhereNothingIsShown() {
        for (String nothing : List.of("null", "\"\"", "\" \"")) {
            String body = "{\"type\": %s, \"priority\": %s, \"description\": %s, \"church\": %s}"
                    .formatted(nothing, nothing, nothing, nothing);

            assertThat(put(Sample.bare(), body)).as(nothing).isEqualTo(NOTHING);
        }
    }

    @Test
    void shouldTakeWhateverIsShownAlready() {
        TicketDetails odd = TicketDetails.of(field -> switch (field) {
            case TYPE -> "x".repeat(255);
            case DESCRIPTION -> " \n";
            case CHURCH -> "north";
            case LEGACY_ID -> "";
            case MEDIA -> "{\"b\":1.0,\"a\":[1e2]}";
            default -> null;
        });

        assertThat(put(Sample.with(odd, Status.ON_HOLD, null), """
                        {"type": "%s", "priority": null, "description": " \\n", "church": "north", "legacy_id": "",
                         "media": {"a": [100], "b": 1}, "status": "pending"}""".formatted("x".repeat(255))))
                .isEqualTo(NOTHING);
    }

    @Test
    void shouldTakeAChurchInCapitalsAsTheSame() {
        assertThat(patch(Sample.full(), "{\"church\": \"" + Sample.CHURCH.toUpperCase(Locale.ROOT) + "\"}"))
                .isEqualTo(NOTHING);
        TicketDetails none = TicketDetails.of(field -> null);
        assertThat(patch(Sample.with(none, Status.NEW, null), "{\"church\": \"" + Sample.CHURCH + "\"}")
                        .details()
                        .scope())
                .isEqualTo(new Scope(Sample.CHURCH, null, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldChangeNothingForATicketSentBackAsItIsShown(Dialect origin) {
        for (Ticket ticket : List.of(Sample.full(), Sample.bare(), ofOrigin(origin))) {
            String shown = Sample.text(ChurchTicket.of(ticket, List.of(Sample.entry(1, "TicketCreated"))));

            assertThat(put(ticket, shown)).isEqualTo(NOTHING);
            assertThat(patch(ticket, shown)).isEqualTo(NOTHING);
        }
    }

    private static Ticket ofOrigin(Dialect origin) {
        Ticket ticket = Sample.with(Sample.DETAILS, Status.ON_HOLD, Priority.of(PriorityLevel.URGENT));
        return new Ticket(
                ticket.id(),
                ticket.workspace(),
                ticket.number(),
                ticket.shortId(),
                origin,
                ticket.status(),
                "Waiting for parts",
                ticket.priority(),
                ticket.details(),
                ticket.claim(),
                ticket.assignment(),
                ticket.importedChangeLog(),
                ticket.replies(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.solvedAt(),
                ticket.closedAt(),
                ticket.deletedAt());
    }

    private static Changes put(Ticket ticket, String body) {
        return ChurchUpdate.of(Sample.json(body), true).on(ticket);
    }

    private static Changes patch(Ticket ticket, String body) {
        return ChurchUpdate.of(Sample.json(body), false).on(ticket);
    }
}
