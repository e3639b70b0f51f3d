package io.ticketledger.dialect.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of this API and its code say the same. */
class HelpdeskDocumentTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(HelpdeskRoutes.TABLE);

    @ParameterizedTest
    @ValueSource(strings = {"HelpdeskTicket-full", "HelpdeskTicket-minimal"})
    void shouldDescribeEveryFieldOfATicket(String golden) throws IOException {
        try (InputStream file = HelpdeskDocumentTest.class.getResourceAsStream("/golden/" + golden + ".json")) {
            JsonNode ticket =
                    MAPPER.readTree(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8));

            assertThat(DOCUMENT.errors("HelpdeskTicket", ticket)).isEmpty();
            assertThat(schema("HelpdeskTicket").path("properties").propertyNames())
                    .containsExactlyElementsOf(ticket.propertyNames());
        }
    }

    @Test
    void shouldKnowTheWordsOfTheCode() {
        assertThat(words("HelpdeskStatus"))
                .isEqualTo(Arrays.stream(Status.values())
                        .map(HelpdeskVocabulary::word)
                        .toList());
        assertThat(words("HelpdeskPriority"))
                .isEqualTo(Arrays.stream(PriorityLevel.values())
                        .map(HelpdeskVocabulary::word)
                        .toList());
    }

    @Test
    void shouldDescribeEveryErrorAsItIsAnswered() {
        HelpdeskErrorsTest.errors().forEach(each -> {
            ErrorAnswer answer = new HelpdeskErrors().answer(each.error());
            assertThat(DOCUMENT.errors("HelpdeskError", MAPPER.readTree(answer.body())))
                    .isEmpty();
        });
    }

    @Test
    void shouldTakeNoThingForAnother() {
        JsonNode empty = MAPPER.createObjectNode();

        for (String schema :
                List.of("HelpdeskTicket", "HelpdeskError", "HelpdeskNewTicket", "HelpdeskSetStatus", "HelpdeskBatch")) {
            assertThat(DOCUMENT.errors(schema, empty)).as(schema).isNotEmpty();
        }
    }

    /** The examples of requests, read by the code: what is described is what is taken. */
    @Test
    void shouldTakeEveryRequestThatItShows() {
        Map<String, Integer> read = new TreeMap<>();
        for (Content content : DOCUMENT.contents()) {
            if (content.status() == 0 && content.mediaType().equals("application/json")) {
                for (JsonNode example : DOCUMENT.examples(content)) {
                    HelpdeskRequestReading.read(content.operation().toString(), example);
                    read.merge(content.operation().toString(), 1, Integer::sum);
                }
            }
        }

        assertThat(read).hasSize(7);
    }

    private static List<String> words(String schema) {
        return schema(schema).path("enum").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static JsonNode schema(String name) {
        return DOCUMENT.target("#/components/schemas/" + name);
    }
}
