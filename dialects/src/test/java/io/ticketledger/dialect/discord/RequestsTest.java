package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RequestsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String UUID4 = "3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11";

    @Test
    void shouldReadACreation() {
        ObjectNode body = creation()
                .put("ticketData", " {\"a\": 1.10} ")
                .put("claimedBy", "7")
                .put("claimed", true)
                .put("closed", true)
                .put("colour", "ignored");

        assertThat(CreateTicketRequest.parse(body))
                .isEqualTo(new CreateTicketRequest(
                        Tickets.ID, "support", " {\"a\": 1.10} ", "1", "lost role", "a1", "2", "7", true));
    }

    @Test
    void shouldStartOpenAndUnclaimedUnlessToldOtherwise() {
        CreateTicketRequest least = CreateTicketRequest.parse(creation());

        assertThat(least.claimedBy()).isNull();
        assertThat(least.closed()).isFalse();
        assertThat(least.ticketData()).isNull();
        assertThat(CreateTicketRequest.parse(creation()
                        .put("ticketData", "")
                        .put("claimed", "false")
                        .put("closed", "true")
                        .put("claimedBy", 1.5)))
                .isEqualTo(new CreateTicketRequest(
                        least.ticketId(), "support", null, "1", "lost role", "a1", "2", null, true));
    }

    @Test
    void shouldTakeNumbersAsIdsWithAllTheirDigits() {
        ObjectNode body = (ObjectNode) MAPPER.readTree("{\"ticketId\":\"" + UUID4.toUpperCase(Locale.ROOT)
                + "\",\"ticketType\":\"t\",\"ticketName\":\"n\",\"guildId\":18446744073709551615,"
                + "\"ticketShortId\":9007199254740993,\"ticketOwner\":99999999999999999999,"
                + "\"claimed\":true,\"claimedBy\":99999999999999999998}");
        CreateTicketRequest request = CreateTicketRequest.parse(body);

        assertThat(request.ticketId()).hasToString(UUID4);
        assertThat(List.of(request.guildId(), request.ticketShortId(), request.ticketOwner()))
                .containsExactly("18446744073709551615", "9007199254740993", "99999999999999999999");
        assertThat(request.claimedBy()).isEqualTo("99999999999999999998");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticketId", "ticketType", "guildId", "ticketName", "ticketShortId", "ticketOwner"})
    void shouldAskForWhatIsRequired(String field) {
        ObjectNode without = creation();
        without.remove(field);

        assertThat(wrong(CreateTicketRequest::parse, without)).isEqualTo(Map.of(field, List.of("is required")));
        assertThat(wrong(CreateTicketRequest::parse, creation().putNull(field)))
                .isEqualTo(Map.of(field, List.of("is required")));
        if (!field.equals("ticketId")) {
            assertThat(wrong(CreateTicketRequest::parse, creation().put(field, " ")))
                    .isEqualTo(Map.of(field, List.of("is required")));
            assertThat(wrong(CreateTicketRequest::parse, creation().put(field, "x".repeat(256))))
                    .isEqualTo(Map.of(field, List.of("has more than 255 characters")));
            assertThat(wrong(CreateTicketRequest::parse, creation().put(field, true)))
                    .isEqualTo(Map.of(field, List.of("must be a string")));
        }
    }

    @Test
    void shouldNameAllThatIsMissingInTheirOrder() {
        assertThat(wrong(CreateTicketRequest::parse, MAPPER.createObjectNode().put("claimed", true)))
                .containsOnlyKeys(
                        "ticketId", "ticketType", "guildId", "ticketName", "ticketShortId", "ticketOwner", "claimedBy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "3f0e2a34-6a1b-1f6d-9d0b-0d6f5f3c1a11",
                "01980000-0000-7000-8000-000000000001",
                "3f0e2a34-6a1b-4f6d-1d0b-0d6f5f3c1a11",
                "3f0e2a346a1b4f6d9d0b0d6f5f3c1a11"
            })
    void shouldTakeARandomUuidOnly(String id) {
        assertThat(wrong(CreateTicketRequest::parse, creation().put("ticketId", id)))
                .isEqualTo(Map.of("ticketId", List.of("must be a UUIDv4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "hello", "{'a':1}", " ", "{} {}", "NaN", "{\"a\":1,\"a\":2}", "[1,]"})
    void shouldTakeJsonOnlyAsData(String data) {
        assertThat(wrong(CreateTicketRequest::parse, creation().put("ticketData", data)))
                .isEqualTo(Map.of("ticketData", List.of("must be JSON as a string")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "12", "\"a\"", "[1e9999999999, 1.10]", "\t[\n]"})
    void shouldKeepDataToTheLetter(String data) {
        assertThat(CreateTicketRequest.parse(creation().put("ticketData", data)).ticketData())
                .isEqualTo(data);
    }

    @Test
    void shouldBoundData() {
        assertThat(data("[".repeat(100) + "]".repeat(100))).isEmpty();
        assertThat(data("[".repeat(101) + "]".repeat(101))).contains("is nested deeper than 100 levels");
        assertThat(data("\"" + "x".repeat(256 * 1024 - 2) + "\"")).isEmpty();
        assertThat(data("\"" + "ü".repeat(128 * 1024) + "\"")).contains("has more than 262144 bytes");
        assertThat(data("[" + "1".repeat(101) + "]")).contains("has a number of more than 100 digits");
        assertThat(data("{\"" + "x".repeat(100_000) + "\":1}")).isEmpty();
        assertThat(data("[\"\\u0000\"]")).contains("contains a NUL character");
        assertThat(data("[\"\\ud800\"]")).contains("contains half of a surrogate pair");
        assertThat(wrong(
                        CreateTicketRequest::parse,
                        creation().set("ticketData", MAPPER.createObjectNode().put("a", 1))))
                .isEqualTo(Map.of("ticketData", List.of("must be a string")));
    }

    @ParameterizedTest
    @CsvSource({"yes", "1", "TRUE", "''"})
    void shouldTakeBooleansOnlyAsFlags(String text) {
        assertThat(wrong(CreateTicketRequest::parse, creation().put("closed", text)))
                .isEqualTo(Map.of("closed", List.of("must be a boolean")));
        assertThat(wrong(CreateTicketRequest::parse, creation().put("claimed", 1)))
                .isEqualTo(Map.of("claimed", List.of("must be a boolean")));
    }

    @Test
    void shouldReadAClosing() {
        assertThat(CloseTicketRequest.parse(MAPPER.createObjectNode().put("shortId", 1002)))
                .isEqualTo(new CloseTicketRequest("1002"));
        assertThat(wrong(CloseTicketRequest::parse, MAPPER.createObjectNode()))
                .isEqualTo(Map.of("shortId", List.of("is required")));
    }

    @Test
    void shouldReadAClaim() {
        assertThat(ClaimTicketRequest.parse(
                        MAPPER.createObjectNode().put("shortId", "a1").put("discordId", 7)))
                .isEqualTo(new ClaimTicketRequest("a1", "7"));
        assertThat(wrong(ClaimTicketRequest::parse, MAPPER.createObjectNode().put("shortId", "a1")))
                .isEqualTo(Map.of("discordId", List.of("is required")));
    }

    @Test
    void shouldReadAChannel() {
        ObjectNode body = MAPPER.createObjectNode()
                .put("id", UUID4)
                .put("ticketType", "support")
                .put("guildId", 1)
                .put("channelId", "2");

        assertThat(CreateChannelRequest.parse(body))
                .isEqualTo(new CreateChannelRequest(Tickets.ID, "support", "1", "2"));
        assertThat(wrong(CreateChannelRequest::parse, MAPPER.createObjectNode()))
                .containsOnlyKeys("id", "ticketType", "guildId", "channelId");
    }

    private static ObjectNode creation() {
        return MAPPER.createObjectNode()
                .put("ticketId", UUID4)
                .put("ticketType", "support")
                .put("guildId", "1")
                .put("ticketName", "lost role")
                .put("ticketShortId", "a1")
                .put("ticketOwner", "2");
    }

    private static List<String> data(String data) {
        try {
            CreateTicketRequest.parse(creation().put("ticketData", data));
            return List.of();
        } catch (ApiException e) {
            return ((ApiError.InvalidFields) e.error()).errors().getOrDefault("ticketData", List.of());
        }
    }

    private static Map<String, List<String>> wrong(Function<ObjectNode, ?> parse, Object body) {
        ApiException thrown = catchThrowableOfType(ApiException.class, () -> parse.apply((ObjectNode) body));
        return ((ApiError.InvalidFields) thrown.error()).errors();
    }
}
