package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.openapi.OpenApiDocument;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Discord bot's document and its code say the same. */
class DiscordDocumentTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of(DiscordRoutes.TABLE);

    @Test
    void shouldDescribeEveryFieldOfWhatIsAnswered() {
        assertThat(properties("DiscordTicket")).containsExactlyElementsOf(names(DiscordTicket.class));
        assertThat(properties("DiscordClaim")).containsExactlyElementsOf(names(DiscordClaim.class));
        assertThat(properties("DiscordChannel")).containsExactlyElementsOf(names(DiscordChannel.class));
        assertThat(properties("DiscordCreateTicket")).containsExactlyElementsOf(names(DiscordTicket.class));
    }

    @Test
    void shouldReadEveryExampleOfARequest() {
        assertThat(read("/tickets/create", CreateTicketRequest::parse)).hasSize(3);
        assertThat(read("/tickets/close", CloseTicketRequest::parse)).hasSize(1);
        assertThat(read("/tickets/claim", ClaimTicketRequest::parse)).hasSize(1);
        assertThat(read("/tickets/create/channel", CreateChannelRequest::parse)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.ticketledger.dialect.discord.DiscordErrorsTest#everyError")
    void shouldDescribeEveryError(DiscordErrorsTest.Expected expected) {
        assertThat(DOCUMENT.errors("DiscordError", MAPPER.readTree(expected.body())))
                .isEmpty();
    }

    @Test
    void shouldGiveEachExampleOfAnErrorItsStatusAndAMessageOfTheCode() {
        Set<String> messages = new HashSet<>();
        DiscordErrorsTest.everyError().forEach(error -> messages.add(message(MAPPER.readTree(error.body()))));
        Arrays.stream(Attempt.values()).map(Attempt::failure).forEach(messages::add);
        messages.addAll(List.of(
                "Ticket is already claimed", "Ticket is closed", "Precondition failed", "Internal server error"));
        messages.add("The body has more than 2097152 bytes");

        for (Content content : DOCUMENT.contents()) {
            if (content.status() >= 400) {
                assertThat(DOCUMENT.examples(content)).allSatisfy(example -> {
                    assertThat(example.at("/error/code").intValue()).isEqualTo(content.status());
                    assertThat(messages).contains(message(example));
                });
            }
        }
    }

    private static String message(JsonNode body) {
        return body.at("/error/message").stringValue();
    }

    private static <T> List<T> read(String path, Function<ObjectNode, T> parse) {
        return DOCUMENT.contents().stream()
                .filter(content ->
                        content.status() == 0 && content.operation().path().equals(path))
                .flatMap(content -> DOCUMENT.examples(content).stream())
                .map(example -> parse.apply((ObjectNode) example))
                .toList();
    }

    private static List<String> properties(String schema) {
        return List.copyOf(DOCUMENT.root()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
    }

    private static List<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }
}
