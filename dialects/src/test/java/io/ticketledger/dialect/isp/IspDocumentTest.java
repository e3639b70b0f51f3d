package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.events.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document and the code of the isp dialect say the same. */
class IspDocumentTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(IspRoutes.TABLE);

    @Test
    void shouldNameEveryComponentAfterTheDialect() {
        DOCUMENT.root()
                .path("components")
                .forEach(kind -> assertThat(kind.propertyNames())
                        .allSatisfy(name -> assertThat(name).startsWith("Isp")));
        assertThat(DOCUMENT.operations())
                .allSatisfy(operation -> assertThat(
                                operation.json().path("operationId").asString())
                        .startsWith("isp"));
    }

    @Test
    void shouldDescribeEveryFieldOfATicket() {
        IspReply reply = IspReply.of(1, "m", "Bob", IspSample.AT);
        JsonNode ticket = json(IspTicket.of(IspSample.ticket(Status.NEW, null), List.of(reply)));
        JsonNode summary = json(IspTicket.Summary.of(IspSample.ticket(Status.NEW, null)));

        assertThat(DOCUMENT.errors("IspTicketDetail", ticket)).isEmpty();
        assertThat(properties("IspTicketDetail")).containsExactlyElementsOf(ticket.propertyNames());
        assertThat(DOCUMENT.errors("IspTicket", summary)).isEmpty();
        assertThat(properties("IspTicket")).containsExactlyElementsOf(summary.propertyNames());
        assertThat(properties("IspReply"))
                .containsExactlyElementsOf(ticket.path("replies").path(0).propertyNames());
    }

    @Test
    void shouldDescribeEveryAnswer() {
        assertThat(DOCUMENT.errors("IspCreated", json(IspAnswer.created(1)))).isEmpty();
        assertThat(List.of(IspAnswer.updated(), IspAnswer.deleted(), IspAnswer.replied(), IspAnswer.statusSet()))
                .allSatisfy(answer ->
                        assertThat(DOCUMENT.errors("IspDone", json(answer))).isEmpty());
        assertThat(DOCUMENT.errors("IspTicketList", json(IspAnswer.read(List.of()))))
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryErrorUnderItsStatus() {
        for (ApiError error : IspErrorsTest.everyError()) {
            ErrorAnswer answer = new IspErrors().answer(error);
            JsonNode body = IspSample.JSON.readTree(answer.body());
            assertThat(DOCUMENT.errors("IspError", body)).as("%s", error).isEmpty();
            if (answer.status() != 405) {
                assertThat(failures()).as("%s", error).contains(answer.status());
            }
        }
    }

    @Test
    void shouldGiveExamplesOfErrorsThatTheCodeAnswers() {
        Map<Integer, List<String>> answered = IspErrorsTest.everyError().stream()
                .map(new IspErrors()::answer)
                .collect(Collectors.groupingBy(
                        ErrorAnswer::status,
                        Collectors.mapping(
                                answer -> IspSample.JSON
                                        .readTree(answer.body())
                                        .propertyNames()
                                        .toString(),
                                Collectors.toList())));
        for (Content content : DOCUMENT.contents()) {
            if (content.status() >= 400) {
                assertThat(content.mediaType()).isEqualTo(IspErrors.CONTENT_TYPE);
                for (JsonNode example : DOCUMENT.examples(content)) {
                    assertThat(answered.get(content.status()))
                            .as("%s %s", content, example)
                            .contains(example.propertyNames().toString());
                }
            }
        }
    }

    @Test
    void shouldGiveExamplesThatTheCodeReads() {
        for (Content content : DOCUMENT.contents()) {
            if (content.status() == 0) {
                for (JsonNode example : DOCUMENT.examples(content)) {
                    ObjectNode body = ((ObjectNode) example).deepCopy();
                    switch (content.operation().toString()) {
                        case "POST /api/v1/tickets" -> IspCreation.parse(body, Map.of());
                        case "PUT /api/v1/tickets/{id}" ->
                            IspUpdate.of(body, Map.of()).on(IspSample.ticket(Status.NEW, null));
                        case "POST /api/v1/tickets/{id}/reply" -> IspMessage.parse(body, Map.of());
                        case "PUT /api/v1/tickets/{id}/status" -> IspStatusChange.parse(body, Map.of());
                        default -> throw new AssertionError(content);
                    }
                }
            }
        }
    }

    private static List<Integer> failures() {
        return DOCUMENT.contents().stream().map(Content::status).distinct().toList();
    }

    private static List<String> properties(String schema) {
        return new ArrayList<>(DOCUMENT.root()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
    }

    private static JsonNode json(Object value) {
        return IspSample.JSON.valueToTree(value);
    }
}
