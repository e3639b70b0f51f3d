package io.ticketledger.standalone.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.SharedLedger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every parameter of every query that the OpenAPI documents describe, given what would be an operator, a pattern or a
 * script if it reached a store as such: the answer is that to any text that fits nothing.
 */
@ExtendWith(SharedLedger.class)
class HostileQueryTest {
    private static final List<String> APIS = List.of("ledger", "church", "helpdesk", "crm", "discord", "isp");
    private static final String NOTHING = "zz-nothing-has-this";
    private static final List<Integer> REFUSALS = List.of(400, 404, 422);
    private static final List<String> VALUES = List.of(
            "{\"$gt\":\"\"}",
            "{\"$ne\":null}",
            "{$regex: '.*'}",
            "[\"$ne\",1]",
            "$where",
            "';return true;//",
            "' OR '1'='1",
            "'; DROP TABLE event; --",
            ".*",
            "^",
            "*",
            "%",
            "_",
            "$$ROOT",
            "${7*7}",
            "../../etc/passwd");
    private static final List<String> SUFFIXES =
            List.of("[$ne]", "[$gt]", "[$regex]", "[$where]", "[$in][]", "[$exists]", ".$ne", "[__proto__]");

    private final LedgerClient owner;

    HostileQueryTest(LedgerClient owner) {
        this.owner = owner;
    }

    private record Query(String api, String path, List<String> parameters, String required) {}

    @TestFactory
    List<DynamicTest> shouldTakeAnyValueForText() {
        seed();
        List<DynamicTest> tests = new ArrayList<>();
        for (Query query : queries()) {
            for (String parameter : query.parameters()) {
                tests.add(DynamicTest.dynamicTest(query.path() + ' ' + parameter, () -> {
                    Answer none = get(query, parameter, NOTHING);
                    Answer unasked = owner.get(query.path() + '?' + query.required());
                    for (String value : VALUES) {
                        // The helpdesk API looks for the words of a text; one without a word asks for nothing.
                        boolean asks = !parameter.equals("query") || value.matches(".*[a-zA-Z0-9].*");
                        assertSame(get(query, parameter, value), asks ? none : unasked, value);
                    }
                }));
            }
        }
        assertThat(tests).as("parameters").hasSizeGreaterThan(60);
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldNotTakeAnOperatorInAName() {
        seed();
        List<DynamicTest> tests = new ArrayList<>();
        for (Query query : queries()) {
            for (String parameter : query.parameters()) {
                tests.add(DynamicTest.dynamicTest(query.path() + ' ' + parameter, () -> {
                    Answer unasked = owner.get(query.path() + '?' + query.required());
                    Answer none = get(query, parameter, NOTHING);
                    for (String suffix : SUFFIXES) {
                        Answer answer = get(query, parameter + suffix, "x");
                        // Refused, or one that nobody has heard of, or read as the text x.
                        assertThat(answer.status()).as(suffix).isIn(200, 400, 404, 422);
                        if (answer.status() == 200) {
                            assertThat(List.of(shown(unasked), shown(none)))
                                    .as(parameter + suffix)
                                    .contains(shown(answer));
                        }
                    }
                }));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "_id",
                "$where",
                "-title",
                "number,title",
                "workspace",
                "-number$",
                "number\u0000",
                "NUMBER"
            })
    void shouldSortByListedNamesOnly(String sort) {
        assertThat(owner.get("/queries/tickets?sort=" + encoded(sort)).status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseObjectsWhereTextsAreExpected() {
        for (String value : List.of("{\"$gt\":\"\"}", "{\"$ne\":null}", "[\"a\"]", "[{\"$regex\":\".*\"}]")) {
            for (String field : List.of("isp_id", "branch_id", "user_id")) {
                Map<String, String> scope = new LinkedHashMap<>(Map.of("isp_id", "1", "branch_id", "1"));
                scope.put(field, value);
                List<String> pairs = new ArrayList<>();
                scope.forEach((name, json) -> pairs.add("\"" + name + "\":" + json));
                Answer answer = owner.send("GET", "/api/v1/tickets", "{" + String.join(",", pairs) + "}");
                assertThat(answer.status()).as("%s %s", field, value).isEqualTo(422);
            }
            assertThat(owner.send("POST", "/commands/create-ticket", "{\"title\":" + value + "}")
                            .status())
                    .isEqualTo(400);
            assertThat(owner.send("POST", "/commands/claim-ticket", "{\"ticketId\":" + value + "}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private void seed() {
        if (owner.get("/queries/tickets?limit=1").json().path("items").isEmpty()) {
            for (int i = 0; i < 3; i++) {
                owner.command("create-ticket", Map.of("title", "Router " + i, "type", "internet"));
            }
        }
    }

    private List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (String api : APIS) {
            JsonNode paths = owner.get("/v3/api-docs/" + api).json().path("paths");
            paths.properties().stream()
                    .filter(entry -> entry.getValue().has("get"))
                    .filter(entry -> !entry.getKey().contains("/jobs/"))
                    .forEach(entry -> queries.add(query(
                            api, entry.getKey(), paths.path(entry.getKey()).path("get"))));
        }
        return queries;
    }

    private Query query(String api, String path, JsonNode operation) {
        JsonNode components = owner.get("/v3/api-docs/" + api).json();
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode meant = parameter.has("$ref")
                    ? components.at(parameter.path("$ref").asString().substring(1))
                    : parameter;
            if (meant.path("in").asString().equals("query")) {
                names.add(meant.path("name").asString());
            }
        }
        names.remove("apiKey");
        String required = switch (api) {
            case "isp" -> "isp_id=1&branch_id=1";
            case "helpdesk" -> "apiKey=" + owner.key();
            default -> "";
        };
        return new Query(api, path.replaceAll("\\{[^}]*}", "1"), names, required);
    }

    private Answer get(Query query, String parameter, String value) {
        String given = query.required().replaceAll("(^|&)" + Pattern.quote(parameter) + "=[^&]*", "");
        return owner.get(query.path() + '?' + given + '&' + encoded(parameter) + '=' + encoded(value));
    }

    private static void assertSame(Answer answer, Answer none, String value) {
        // A text that cannot be meant may be refused; one that is taken finds what any text finds that fits nothing.
        if (!REFUSALS.contains(answer.status())) {
            assertThat(answer.status()).as(value).isEqualTo(none.status());
            assertThat(shown(answer)).as(value).isEqualTo(shown(none));
        }
    }

    /** The answer without what repeats the parameters. */
    private static String shown(Answer answer) {
        if (answer.json() instanceof ObjectNode object) {
            object.remove(List.of("next", "previous"));
            return object.toString();
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
