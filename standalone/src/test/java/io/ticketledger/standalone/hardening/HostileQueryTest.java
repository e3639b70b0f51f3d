package io.ticketledger.standalone.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ApiContract.Parameter;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.Resident;
import io.ticketledger.standalone.contract.Sample;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every parameter of every query that the OpenAPI documents describe, given what would be an operator, a pattern or a
 * script if it reached a store as such: the answer is that to any text that fits nothing.
 */
@ExtendWith(SharedLedger.class)
class HostileQueryTest {
    private static final String NOTHING = "zz-nothing-has-this";
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

    private static final long BASE = 1_000_000;

    private static @Nullable Resident shared;
    private static @Nullable Examples examples;

    private final Resident resident;
    private final LedgerClient owner;
    private final RawHttp http;

    HostileQueryTest(LedgerClient operator) {
        resident = resident(operator);
        owner = resident.client();
        http = new RawHttp(operator.url());
    }

    private static synchronized Resident resident(LedgerClient operator) {
        if (shared == null) {
            Resident made = Resident.of(operator, "hostile", BASE);
            examples = made.newTickets();
            // Of a ticket that nobody has claimed there is no claimer.
            made.client().command("claim-ticket", Map.of("ticketId", BASE, "by", "somebody"));
            shared = made;
        }
        return shared;
    }

    /** A query that is answered 200, and the parameters that it may have. */
    private record Query(Sample sample, List<String> parameters) {

        /** What the query is answered with when a parameter's value is refused. */
        int refusal() {
            return sample.endpoint().api().name().equals("isp") ? 422 : 400;
        }
    }

    @TestFactory
    List<DynamicTest> shouldTakeAnyValueForText() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Query query : queries()) {
            for (String parameter : query.parameters()) {
                tests.add(DynamicTest.dynamicTest(query.sample() + " " + parameter, () -> {
                    RawAnswer unasked = unasked(query);
                    RawAnswer none = send(query.sample().withQuery(parameter, NOTHING));
                    for (String value : VALUES) {
                        // The helpdesk API looks for the words of a text; one without a word asks for nothing.
                        boolean asks = !parameter.equals("query") || value.matches(".*[a-zA-Z0-9].*");
                        RawAnswer expected = asks ? none : unasked;
                        RawAnswer answer = send(query.sample().withQuery(parameter, value));
                        // A text that cannot be meant is refused; one that is taken finds what any text finds that
                        // fits nothing.
                        if (answer.status() != query.refusal()) {
                            assertThat(answer.status())
                                    .as("%s: %s", value, answer)
                                    .isEqualTo(expected.status());
                            assertThat(shown(answer)).as(value).isEqualTo(shown(expected));
                        }
                    }
                }));
            }
        }
        assertThat(tests).as("parameters").hasSizeGreaterThan(60);
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldNotTakeAnOperatorInAName() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Query query : queries()) {
            for (String parameter : query.parameters()) {
                tests.add(DynamicTest.dynamicTest(query.sample() + " " + parameter, () -> {
                    RawAnswer unasked = unasked(query);
                    RawAnswer none = send(query.sample().withQuery(parameter, NOTHING));
                    for (String suffix : SUFFIXES) {
                        RawAnswer answer = send(query.sample().withQuery(parameter + suffix, "x"));
                        // Refused, or one that nobody has heard of, or read as the text x.
                        if (answer.status() != query.refusal()) {
                            assertThat(answer.status())
                                    .as("%s: %s", suffix, answer)
                                    .isIn(200, none.status());
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

    private List<Query> queries() {
        Examples known = Objects.requireNonNull(examples);
        List<Query> queries = new ArrayList<>();
        for (Endpoint endpoint : ApiContract.endpoints()) {
            List<String> parameters = endpoint.api().parameters(endpoint.operation()).stream()
                    .filter(parameter -> parameter.where().equals("query"))
                    .map(Parameter::name)
                    .filter(name -> !name.equals("apiKey"))
                    .toList();
            if (endpoint.reads() && !parameters.isEmpty()) {
                Sample sample = Sample.of(endpoint).getFirst().with(resident.forEndpoint(known, endpoint));
                queries.add(new Query(sample, parameters));
            }
        }
        return queries;
    }

    private RawAnswer unasked(Query query) throws IOException {
        RawAnswer answer = send(query.sample());
        assertThat(answer.status()).as("%s: %s", query.sample(), answer).isEqualTo(200);
        return answer;
    }

    private RawAnswer send(Sample sample) throws IOException {
        return http.send(sample.request(owner.key()));
    }

    /** The answer without what repeats the parameters. */
    private static String shown(RawAnswer answer) {
        if (answer.mediaType().endsWith("json") && answer.json() instanceof ObjectNode object) {
            object.remove(List.of("next", "previous"));
            return object.toString();
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
