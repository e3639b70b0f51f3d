package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class ChurchCreateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String REQUIRED = "This field is required.";

    @Test
    void shouldReadATicket() {
        ObjectNode body = least();
        body.put("status", "active").put("legacy_id", "L-1").put("nextgen_legacy_id", 77);
        body.set("media", Sample.json("[{\"weight\":1.10}]"));

        ChurchCreate create = parse(body);

        assertThat(create.status()).isEqualTo(Status.OPEN);
        assertThat(create.priority()).isEqualTo(new Priority("High", PriorityLevel.HIGH));
        TicketDetails details = create.details();
        assertThat(details.type()).isEqualTo("building");
        assertThat(details.title()).isEqualTo("Organ is silent 🎹");
        assertThat(details.description()).isEqualTo("\n  Organ is silent 🎹  \nSince Sunday. ");
        assertThat(details.scope().church()).isEqualTo(Sample.CHURCH);
        assertThat(details.legacy().legacyId()).isEqualTo("L-1");
        assertThat(details.legacy().nextgenLegacyId()).isEqualTo("77");
        assertThat(details.media()).isEqualTo("[{\"weight\":1.10}]");
    }

    @Test
    void shouldBeginAsPending() {
        assertThat(parse(least()).status()).isEqualTo(Status.NEW);
        assertThat(parse(least().put("status", "pending")).status()).isEqualTo(Status.NEW);
        assertThat(parse(least().put("status", "closed")).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void shouldTakeAChurchInCapitals() {
        ObjectNode body = least().put("church", Sample.CHURCH.toUpperCase(Locale.ROOT));

        assertThat(parse(body).details().scope().church()).isEqualTo(Sample.CHURCH);
    }

    @Test
    void shouldCutALongTitleBetweenCharacters() {
        ObjectNode body = least().put("description", "🎹".repeat(1_001) + "\nmore");

        assertThat(parse(body).details().title()).isEqualTo("🎹".repeat(1_000));
    }

    @Test
    void shouldMissEveryRequiredField() {
        assertThat(errors(MissingNode.getInstance()))
                .isEqualTo(Map.of(
                        "type", List.of(REQUIRED),
                        "priority", List.of(REQUIRED),
                        "description", List.of(REQUIRED),
                        "church", List.of(REQUIRED)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type         | null        | This field may not be null.",
                "type         | ''          | This field may not be blank.",
                "type         | '  \\t'     | This field may not be blank.",
                "type         | true        | Not a valid string.",
                "type         | []          | Not a valid string.",
                "type         | {\"$ne\":1} | Not a valid string.",
                "priority     | null        | This field may not be null.",
                "priority     | ''          | This field may not be blank.",
                "description  | null        | This field may not be null.",
                "description  | [\"x\"]     | Not a valid string.",
                "status       | null        | This field may not be null.",
                "status       | \"foo\"     | \"foo\" is not a valid choice.",
                "status       | \"Pending\" | \"Pending\" is not a valid choice.",
                "status       | 1           | \"1\" is not a valid choice.",
                "church       | null        | This field may not be null.",
                "church       | \"abc\"     | “abc” is not a valid UUID.",
                "church       | 5           | “5” is not a valid UUID.",
                "church       | [1]         | “[1]” is not a valid UUID.",
                "legacy_id    | {}          | Not a valid string.",
            })
    void shouldSayWhatIsWrongWithAField(String name, String json, String reason) {
        String text = json.replace("\\t", "\t");
        ObjectNode body = least();
        body.set(name, text.isBlank() ? body.stringNode(text) : Sample.json(text));

        assertThat(errors(body)).isEqualTo(Map.of(name, List.of(reason)));
    }

    @Test
    void shouldBoundTheLengthOfTexts() {
        ObjectNode body = least().put("type", "🎹".repeat(101))
                .put("priority", "x".repeat(101))
                .put("description", "x".repeat(65_537))
                .put("legacy_id", "x".repeat(256));
        body.put("media", "x".repeat(262_144));

        assertThat(errors(body))
                .isEqualTo(Map.of(
                        "type", List.of("Ensure this field has no more than 100 characters."),
                        "priority", List.of("Ensure this field has no more than 100 characters."),
                        "description", List.of("Ensure this field has no more than 65536 characters."),
                        "legacy_id", List.of("Ensure this field has no more than 255 characters."),
                        "media", List.of("Ensure this field has no more than 262144 bytes.")));
        assertThat(parse(least().put("type", "🎹".repeat(100))).details().type())
                .isEqualTo("🎹".repeat(100));
    }

    @Test
    void shouldTakeNumbersAsTexts() {
        ChurchCreate create = parse(least().put("type", 12).put("priority", 3));

        assertThat(create.details().type()).isEqualTo("12");
        assertThat(create.priority()).isEqualTo(new Priority("3", PriorityLevel.HIGH));
    }

    @ParameterizedTest
    @CsvSource({"[],list", "\"x\",str", "1,int", "1.5,float", "true,bool", "null,NoneType"})
    void shouldTakeNothingButAnObject(String json, String kind) {
        assertThat(errors(Sample.json(json)))
                .isEqualTo(Map.of(
                        "non_field_errors", List.of("Invalid data. Expected a dictionary, but got " + kind + ".")));
    }

    @Test
    void shouldIgnoreUnknownAndReadOnlyFields() {
        ObjectNode body =
                least().put("id", "x").put("user", 1).put("updated_at", "x").put("colour", true);
        body.putObject("deleted_at");

        assertThat(parse(body)).isEqualTo(parse(least()));
    }

    @Test
    void shouldNotLookAtHistoryThatIsNoImporters() {
        ObjectNode body = least().put("created_at", "x").put("ticket_id", -1).put("closed_at", true);
        body.put("status", "closed").put("change_log", "x".repeat(300_000));

        ChurchCreate create = parse(body);

        assertThat(create.createdAt()).isNull();
        assertThat(create.ticketId()).isNull();
        assertThat(create.closedAt()).isNull();
        assertThat(create.changeLog()).isNull();
    }

    @Test
    void shouldReadAnImportersHistory() {
        ObjectNode body = least().put("status", "closed")
                .put("created_at", "2024-05-01T10:00:00.1239+02:00")
                .put("closed_at", "2024-05-02")
                .put("ticket_id", "1000000000000")
                .put("closed_at", "2024-05-02T10:00");
        body.putObject("change_log").put("by", "phone");

        ChurchCreate create = imported(body);

        assertThat(create.createdAt()).isEqualTo(Instant.parse("2024-05-01T08:00:00.123Z"));
        assertThat(create.closedAt()).isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
        assertThat(create.ticketId()).isEqualTo(1_000_000_000_000L);
        assertThat(create.changeLog()).isEqualTo("{\"by\":\"phone\"}");
    }

    @Test
    void shouldTakeNullsForNoHistory() {
        ObjectNode body = least().put("status", "closed");
        for (String name : List.of("created_at", "closed_at", "ticket_id", "change_log", "media", "legacy_id")) {
            body.putNull(name);
        }

        assertThat(imported(body)).isEqualTo(imported(least().put("status", "closed")));
    }

    @Test
    void shouldCountATicketThatWasOnlyClosedAsCreatedThen() {
        ChurchCreate create = imported(least().put("status", "closed").put("closed_at", "2024-05-02T10:00:00Z"));

        assertThat(create.createdAt()).isEqualTo(create.closedAt()).isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
        assertThat(imported(least().put("closed_at", "2024-05-02T10:00:00Z")).closedAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "created_at | \"yesterday\"             | -",
                "created_at | 5                         | -",
                "created_at | \"2026-02-30T00:00:00Z\"  | -",
                "created_at | \"2026-02-03\"            | -",
                "created_at | \"1850-01-01T00:00:00Z\"  | Ensure this value lies between the years 1900 and 9999.",
                "created_at | \"2026-03-01T12:00:01.5\" | Ensure this value is not in the future.",
                "closed_at  | \"2026-03-01T12:00:01.5\" | Ensure this value is not in the future.",
                "ticket_id  | \"x\"                     | A valid integer is required.",
                "ticket_id  | 1.5                       | A valid integer is required.",
                "ticket_id  | 0                         | Ensure this value is between 1 and 1000000000000.",
                "ticket_id  | 1000000000001             | Ensure this value is between 1 and 1000000000000.",
            })
    void shouldSayWhatIsWrongWithHistory(String name, String json, @Nullable String reason) {
        ObjectNode body = least().put("status", "closed");
        body.set(name, Sample.json(json));

        assertThat(Sample.errors(() -> ChurchCreate.parse(body, true, NOW)))
                .isEqualTo(Map.of(
                        name,
                        List.of(Objects.requireNonNullElse(
                                reason,
                                "Datetime has wrong format. Use one of these formats instead: "
                                        + "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."))));
    }

    @Test
    void shouldNotCloseATicketBeforeItsCreation() {
        ObjectNode body = least().put("status", "closed")
                .put("created_at", "2024-05-02T10:00:00Z")
                .put("closed_at", "2024-05-02T09:59:59Z");

        assertThat(Sample.errors(() -> ChurchCreate.parse(body, true, NOW)))
                .isEqualTo(Map.of("closed_at", List.of("Ensure this value is not before created_at.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-02T10:00",
                "2024-05-02T10:00:00",
                "2024-05-02 10:00:00",
                "2024-05-02T10:00:00.0",
                "2024-05-02T10:00:00.000000Z",
                "2024-05-02t10:00:00z",
                "2024-05-02T12:00:00+02:00",
                "2024-05-02T12:00:00+0200",
                "2024-05-02T12:00+02",
                "2024-05-02T03:00:00.000000-07:00",
            })
    void shouldReadATimeInEveryForm(String time) {
        assertThat(imported(least().put("created_at", time)).createdAt())
                .isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
    }

    private static ObjectNode least() {
        return ((ObjectNode) Sample.json("{}"))
                .put("type", "building")
                .put("priority", "High")
                .put("description", "\n  Organ is silent 🎹  \nSince Sunday. ")
                .put("church", Sample.CHURCH);
    }

    private static ChurchCreate parse(JsonNode body) {
        return ChurchCreate.parse(body, false, NOW);
    }

    private static ChurchCreate imported(JsonNode body) {
        return ChurchCreate.parse(body, true, NOW);
    }

    private static Map<String, List<String>> errors(JsonNode body) {
        return Sample.errors(() -> parse(body));
    }
}
