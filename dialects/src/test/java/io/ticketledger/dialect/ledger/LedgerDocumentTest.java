package io.ticketledger.dialect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketField;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The native API's document and its code say the same. */
class LedgerDocumentTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(LedgerRoutes.TABLE);

    @ParameterizedTest
    @ValueSource(strings = {"LedgerTicket-full", "LedgerTicket-minimal"})
    void shouldDescribeEveryFieldOfATicket(String golden) throws IOException {
        JsonNode ticket = golden(golden);

        assertThat(DOCUMENT.errors("Ticket", ticket)).isEmpty();
        assertThat(properties("Ticket")).containsExactlyElementsOf(ticket.propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateTicket", "ReviseTicket"})
    void shouldTakeEveryFieldThatCanBeRevised(String command) {
        for (TicketField field : TicketField.values()) {
            ObjectNode body = MAPPER.createObjectNode().put("title", "x");
            if (command.equals("ReviseTicket")) {
                body.put("ticketId", 1);
            }
            String[] path = field.path().split("\\.", 2);
            ObjectNode holder = path.length == 1 ? body : body.putObject(path[0]);
            holder.put(path[path.length - 1], "y");

            assertThat(DOCUMENT.errors(command, body)).as(field.path()).isEmpty();
        }
    }

    @Test
    void shouldKnowTheWordsOfTheCode() {
        assertThat(words("Status")).isEqualTo(names(Status.values(), Enum::name));
        assertThat(words("PriorityLevel")).isEqualTo(names(PriorityLevel.values(), Enum::name));
        assertThat(words("Dialect")).isEqualTo(names(Dialect.values(), Dialect::word));
        assertThat(words("Permission")).isEqualTo(names(Permission.values(), Enum::name));
    }

    @Test
    void shouldGiveEachProblemTheStatusAndTitleThatItHas() {
        Map<String, String> answered = new HashMap<>();
        for (ApiError error : everyError()) {
            ErrorAnswer answer = new LedgerErrors().answer(error);
            JsonNode body = MAPPER.readTree(answer.body());
            answered.put(
                    body.path("code").stringValue(),
                    answer.status() + " " + body.path("title").stringValue());
            assertThat(DOCUMENT.errors("Problem", body)).isEmpty();
        }

        assertThat(words("ProblemCode")).containsExactlyInAnyOrderElementsOf(answered.keySet());
        assertThat(problems()).isNotEmpty().allSatisfy((problem, status) -> {
            String code = problem.path("code").stringValue();
            assertThat(problem.path("status").intValue()).isEqualTo(status);
            assertThat(answered)
                    .containsEntry(code, status + " " + problem.path("title").stringValue());
        });
    }

    @Test
    void shouldTakeInABatchWhatTheCommandsTake() {
        Content batch = request("/commands/batch");

        for (JsonNode example : DOCUMENT.examples(batch)) {
            for (JsonNode item : example.path("commands")) {
                ObjectNode body = ((ObjectNode) item).deepCopy();
                JsonNode schema = request("/commands/"
                                + Objects.requireNonNull(body.remove("command")).stringValue())
                        .json()
                        .path("schema");
                assertThat(DOCUMENT.errors(schema, body)).isEmpty();
            }
        }
        assertThat(DOCUMENT.root()
                        .at("/components/schemas/BatchCommand/properties/command/enum")
                        .valueStream()
                        .map(name -> "/commands/" + name.stringValue()))
                .containsExactlyElementsOf(LedgerRoutes.TABLE.routes().stream()
                        .map(route -> route.path())
                        .filter(path ->
                                path.startsWith("/commands/") && !path.endsWith("/batch") && !path.contains("{"))
                        .toList());
    }

    private static List<ApiError> everyError() {
        List<ApiError> errors = new ArrayList<>(List.of(
                new ApiError.Unauthenticated(),
                new ApiError.BadCredential(ApiError.BadCredential.Reason.EXPIRED),
                new ApiError.Forbidden(Permission.ADMIN),
                new ApiError.NotFound("ticket"),
                new ApiError.MethodNotAllowed("PUT", Set.of("GET")),
                new ApiError.UnsupportedMediaType("text/plain"),
                new ApiError.NotAcceptable(),
                new ApiError.MalformedBody("title", "is cut off"),
                new ApiError.BodyTooLarge(1),
                new ApiError.RequestTimeout(),
                new ApiError.InvalidFields(Map.of("title", List.of("is missing"))),
                new ApiError.IdempotencyConflict(true),
                new ApiError.IdempotencyConflict(false),
                new ApiError.RateLimited(1),
                new ApiError.Unavailable("The store is busy.", 1),
                new ApiError.Unexpected("order-17")));
        for (RefusalCode code : RefusalCode.values()) {
            errors.add(new ApiError.Refused(code, "title", "is refused"));
        }
        return errors;
    }

    /** Every example of a problem, with the status that it stands under. */
    private static Map<JsonNode, Integer> problems() {
        Map<JsonNode, Integer> problems = new HashMap<>();
        for (Content content : DOCUMENT.contents()) {
            if (content.status() >= 400) {
                assertThat(content.mediaType()).isEqualTo(LedgerErrors.CONTENT_TYPE);
                DOCUMENT.examples(content).forEach(problem -> problems.put(problem, content.status()));
            }
        }
        return problems;
    }

    private static Content request(String path) {
        return DOCUMENT.contents().stream()
                .filter(content ->
                        content.status() == 0 && content.operation().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> properties(String schema) {
        return List.copyOf(DOCUMENT.root()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
    }

    private static List<String> words(String schema) {
        return DOCUMENT.root()
                .at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static <E> List<String> names(E[] values, Function<E, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = LedgerDocumentTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return MAPPER.readTree(Objects.requireNonNull(in));
        }
    }
}
