package io.ticketledger.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void shouldReadWhatIsThere() {
        UUID id = UUID.fromString("6f1d2b0e-0000-4000-8000-000000000001");
        Fields fields = fields("""
                {"t":"x","n":7,"s":"-8","b":true,"id":"6F1D2B0E-0000-4000-8000-000000000001",
                 "at":"2026-01-31T12:00:00.123456+02:00","p":"ADMIN","o":{"x":1.10,"y":[]},"l":["a","b"],"nil":null}""");

        assertThat(fields.requiredText("t", 1)).isEqualTo("x");
        assertThat(fields.integer("n", 0, 7)).isEqualTo(7);
        assertThat(fields.integer("s", -8, 7)).isEqualTo(-8);
        assertThat(fields.bool("b")).isTrue();
        assertThat(fields.uuid("id")).isEqualTo(id);
        assertThat(fields.instant("at")).isEqualTo(Instant.parse("2026-01-31T10:00:00.123Z"));
        assertThat(fields.oneOf("p", Permission.class)).isEqualTo(Permission.ADMIN);
        assertThat(fields.json("o", 100, 2)).isEqualTo("{\"x\":1.10,\"y\":[]}");
        assertThat(fields.texts("l", 2, 1)).containsExactly("a", "b");
        assertThat(fields.text("nil", 1)).isNull();
        assertThat(fields.has("nil")).isTrue();
        assertThat(fields.isNull("nil")).isTrue();
        assertThat(fields.has("absent")).isFalse();
        assertThat(fields.isNull("absent")).isFalse();
        fields.rejectUnknown();
        fields.throwIfInvalid();
    }

    @Test
    void shouldCollectEverythingThatIsWrong() {
        Fields fields = fields("""
                {"blank":" ","long":"abc","num":"1.5","big":9223372036854775808,"high":11,"b":"true","id":"1-1-1-1-1",
                 "o":{"inner":5,"extra":1},"no":[],"list":[1,2,3],"deep":[[[1]]],"fat":"aaaaaaaaaa","p":["ADMIN","X"],
                 "nil":null,"surplus":1}""");

        fields.requiredText("blank", 5);
        fields.requiredText("absent", 5);
        fields.requiredText("nil", 5);
        fields.text("long", 2);
        fields.text("high", 2);
        fields.integer("num", 0, 10);
        fields.integer("big", 0, 10);
        fields.integer("high", 0, 10);
        fields.bool("b");
        fields.uuid("id");
        Fields inner = java.util.Objects.requireNonNull(fields.object("o"));
        inner.text("inner", 5);
        fields.object("no");
        fields.list("list", 2);
        fields.json("deep", 100, 2);
        fields.json("fat", 11, 2);
        fields.someOf("p", Permission.class);
        fields.rejectUnknown();

        Map<String, List<String>> errors = errors(fields);
        assertThat(errors)
                .containsEntry("blank", List.of("must not be blank"))
                .containsEntry("absent", List.of("is missing"))
                .containsEntry("nil", List.of("must not be null"))
                .containsEntry("long", List.of("has more than 2 characters"))
                .containsEntry("num", List.of("must be a whole number"))
                .containsEntry("big", List.of("must be between 0 and 10"))
                .containsEntry("high", List.of("must be a text", "must be between 0 and 10"))
                .containsEntry("b", List.of("must be true or false"))
                .containsEntry("id", List.of("must be a UUID"))
                .containsEntry("o.inner", List.of("must be a text"))
                .containsEntry("o.extra", List.of("unknown field"))
                .containsEntry("no", List.of("must be an object"))
                .containsEntry("list", List.of("has more than 2 items"))
                .containsEntry("deep", List.of("is nested deeper than 2 levels"))
                .containsEntry("fat", List.of("has more than 11 bytes"))
                .containsEntry("surplus", List.of("unknown field"));
        assertThat(errors.get("p")).singleElement().asString().startsWith("must be one of TICKET_READ, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-01-31\"",
                "\"2026-01-31T12:00:00\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"yesterday\"",
                "1700000000",
                "\"1899-12-31T23:59:59Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\""
            })
    void shouldRefuseWhatIsNoInstant(String json) {
        Fields fields = fields("{\"at\":" + json + "}");

        assertThat(fields.instant("at")).isNull();
        assertThat(errors(fields)).containsKey("at");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z,2026-01-31T12:00:00Z",
        "2026-01-31T12:00Z,2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+0100,2026-01-31T11:00:00Z",
        "2026-01-31t12:00:00.9999z,2026-01-31T12:00:00.999Z",
        "1900-01-01T00:00:00Z,1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z"
    })
    void shouldReadInstants(String text, Instant expected) {
        assertThat(fields("{\"at\":\"" + text + "\"}").instant("at")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "1.0", "\"\"", "\" 1\"", "\"0x1\"", "\"99999999999999999999\"", "true", "[1]"})
    void shouldRefuseWhatIsNoWholeNumber(String json) {
        Fields fields = fields("{\"n\":" + json + "}");

        assertThat(fields.integer("n", Long.MIN_VALUE, Long.MAX_VALUE)).isNull();
        assertThat(errors(fields)).containsKey("n");
    }

    @Test
    void shouldCountCharactersNotHalves() {
        assertThat(fields("{\"t\":\"\uD83C\uDFAB\uD83C\uDFAB\"}").text("t", 2)).isNotNull();
    }

    @Test
    void shouldReadAQuery() {
        Map<String, List<String>> parameters = Map.of(
                "limit", List.of("50"),
                "all", List.of("true"),
                "twice", List.of("a", "b"),
                "nul", List.of("a\0b"),
                "other", List.of("x", "y"));
        Fields fields = Fields.ofParameters(parameters, Wording.PLAIN);

        assertThat(fields.integer("limit", 1, 200)).isEqualTo(50);
        assertThat(fields.bool("all")).isTrue();
        fields.text("twice", 5);
        fields.text("nul", 5);
        fields.rejectUnknown();
        assertThat(errors(fields))
                .containsEntry("twice", List.of("is given more than once"))
                .containsEntry("nul", List.of("contains a NUL character"))
                .containsEntry("other", List.of("unknown field"))
                .hasSize(3);
    }

    @Test
    void shouldSayWhatIsWrongInTheWordsOfTheApi() {
        Fields fields = Fields.of(
                (ObjectNode) MAPPER.readTree("{\"id\":\"abc\",\"at\":\"soon\"}"),
                (field, problem) -> field + " " + problem.getClass().getSimpleName());

        fields.uuid("id");
        fields.read("at", text -> text.equals("now") ? text : null, new Problem.NotOneOf("soon", List.of("now")));
        fields.requiredText("title", 5);

        assertThat(errors(fields))
                .containsEntry("id", List.of("id NotUuid"))
                .containsEntry("at", List.of("at NotOneOf"))
                .containsEntry("title", List.of("title Missing"));
    }

    private static Fields fields(String json) {
        return Fields.of((ObjectNode) MAPPER.readTree(json));
    }

    private static Map<String, List<String>> errors(Fields fields) {
        ApiException e = catchThrowableOfType(ApiException.class, fields::throwIfInvalid);
        assertThat(e).isNotNull();
        return ((ApiError.InvalidFields) e.error()).errors();
    }
}
