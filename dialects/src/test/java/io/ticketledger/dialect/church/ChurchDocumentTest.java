package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.events.ChangeLogEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** This API's document and its code say the same. */
class ChurchDocumentTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(ChurchRoutes.TABLE);

    @Test
    void shouldDescribeEveryFieldOfATicket() {
        List<ChangeLogEntry> log = List.of(Sample.entry(1, "TicketCreated"));
        for (ChurchTicket ticket : List.of(ChurchTicket.of(Sample.full(), log), ChurchTicket.of(Sample.bare(), log))) {
            JsonNode shown = Sample.json(Sample.text(ticket));

            assertThat(DOCUMENT.errors("ChurchTicket", shown)).isEmpty();
            assertThat(properties("ChurchTicket")).containsExactlyElementsOf(shown.propertyNames());
            assertThat(properties("ChurchUser"))
                    .containsExactlyElementsOf(shown.path("user").propertyNames());
            assertThat(DOCUMENT.errors(
                            "ChurchChangeLogEntry",
                            shown.path("change_log")
                                    .get(shown.path("change_log").size() - 1)))
                    .isEmpty();
        }
    }

    @Test
    void shouldKnowEveryStatus() {
        assertThat(DOCUMENT.root()
                        .at("/components/schemas/ChurchStatus/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(ChurchVocabulary.STATUSES);
    }

    @Test
    void shouldDescribeEveryAnswerToAnError() {
        ChurchErrorsTest.answers().map(arguments -> arguments.get()).forEach(answer -> {
            JsonNode body = Sample.json(String.valueOf(answer[2]));
            String schema = switch ((int) answer[1]) {
                case 400 -> "ChurchBadRequest";
                case 401 -> "ChurchUnauthorizedError";
                case 500 -> "ChurchFault";
                default -> "ChurchError";
            };
            assertThat(DOCUMENT.errors(schema, body)).as("%s", body).isEmpty();
        });
    }

    @Test
    void shouldGiveExamplesThatTheCodeTakes() {
        JsonNode examples =
                DOCUMENT.root().at("/paths/~1api~1tickets/post/requestBody/content/application~1json/examples");

        for (JsonNode example : examples) {
            assertThat(ChurchCreate.parse(example.path("value"), true, Sample.AT)
                            .details()
                            .title())
                    .isNotBlank();
        }
    }

    private static List<String> properties(String schema) {
        return List.copyOf(DOCUMENT.root()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
    }
}
