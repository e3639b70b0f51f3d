package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The crm API's document and its code say the same. */
class CrmDocumentTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(CrmRoutes.TABLE);
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"CrmTicket-full", "CrmTicket-minimal"})
    void shouldDescribeEveryFieldOfATicket(String golden) throws IOException {
        JsonNode ticket = golden(golden);

        assertThat(DOCUMENT.errors("CrmTicket", ticket)).isEmpty();
        assertThat(properties("CrmTicket")).containsExactlyElementsOf(ticket.propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CrmNewTicket", "CrmTicketUpdate"})
    void shouldDescribeEveryFieldThatCanBeWritten(String schema) {
        assertThat(properties(schema))
                .containsExactlyElementsOf(
                        Arrays.stream(CrmField.values()).map(CrmField::jsonName).toList());
        for (CrmField field : CrmField.values()) {
            JsonNode length = DOCUMENT.root()
                    .at("/components/schemas/" + schema + "/properties/" + field.jsonName() + "/maxLength");
            if (!length.isMissingNode()) {
                assertThat(length.intValue()).as(field.jsonName()).isEqualTo(field.maxLength());
            }
        }
    }

    @Test
    void shouldGiveRequestsThatTheCodeTakes() {
        List<Content> requests = DOCUMENT.contents().stream()
                .filter(content -> content.status() == 0)
                .toList();

        assertThat(requests).hasSize(3);
        for (Content content : requests) {
            for (JsonNode example : DOCUMENT.examples(content)) {
                CrmRequest request = CrmRequest.parse(example);
                if (content.operation().method().equals("POST")) {
                    assertThat(request.creation(WORDS).details().title()).isNotBlank();
                } else {
                    assertThat(request.changes(CrmTickets.in(Status.NEW, null), WORDS))
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void shouldGiveEachErrorTheStatusAndTheWordsThatItHas() {
        List<String> answered = new ArrayList<>();
        for (ApiError error : everyError()) {
            ErrorAnswer answer = new CrmErrors().answer(error);
            JsonNode body = MAPPER.readTree(answer.body());
            answered.add(line(answer.status(), body));
            assertThat(DOCUMENT.errors("CrmError", body)).isEmpty();
        }

        List<String> described = new ArrayList<>();
        for (Content content : DOCUMENT.contents()) {
            if (content.status() >= 400) {
                assertThat(content.mediaType()).isEqualTo(CrmErrors.CONTENT_TYPE);
                DOCUMENT.examples(content).forEach(body -> described.add(line(content.status(), body)));
            }
        }
        assertThat(described).isNotEmpty().isSubsetOf(answered);
    }

    private static List<ApiError> everyError() {
        List<ApiError> errors = new ArrayList<>();
        CrmErrorsTest.answers()
                .forEach(arguments ->
                        errors.add((ApiError) Objects.requireNonNull(arguments.get()[0])));
        errors.add(new ApiError.MalformedBody(null, "is not well-formed JSON (line 3, column 5)"));
        errors.add(new ApiError.MalformedBody(null, "must be a JSON object"));
        for (RefusalCode code : RefusalCode.values()) {
            errors.add(new ApiError.Refused(code, null, "The ticket cannot be so."));
        }
        return errors;
    }

    private static String line(int status, JsonNode body) {
        return status + " " + body.path("error").stringValue();
    }

    private static List<String> properties(String schema) {
        return List.copyOf(DOCUMENT.root()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = CrmDocumentTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return MAPPER.readTree(Objects.requireNonNull(in));
        }
    }
}
