package io.ticketledger.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ApiContract.Parameter;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.RawRequest;
import io.ticketledger.standalone.contract.Sample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever names something is sent once with what another workspace has and once with what nobody has. The answers are
 * the same, byte for byte, and the other workspace is as it was.
 */
@ExtendWith(SharedLedger.class)
class ForeignIdsTest {
    private final Neighbours neighbours;
    private final RawHttp http;
    private final String before;

    ForeignIdsTest(LedgerClient operator) {
        neighbours = Neighbours.of(operator);
        http = new RawHttp(operator.url());
        before = neighbours.stateOfTheirs();
    }

    static List<Endpoint> endpoints() {
        return ApiContract.endpoints();
    }

    static List<Endpoint> lists() {
        return ApiContract.endpoints().stream().filter(Endpoint::reads).toList();
    }

    static List<Endpoint> walks() {
        return lists().stream()
                .filter(endpoint -> endpoint.api().parameters(endpoint.operation()).stream()
                        .anyMatch(parameter -> parameter.name().equals("cursor")))
                .toList();
    }

    @AfterEach
    void theirsIsAsItWas() {
        assertThat(neighbours.stateOfTheirs()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldAnswerForeignIdsAsThoseThatAreNowhere(Endpoint endpoint) throws IOException {
        for (Sample sample : Sample.of(endpoint)) {
            Identifiers.requireKnown(sample);
            Examples mine = neighbours.mine(endpoint);
            for (String name : Identifiers.in(sample)) {
                for (String ifMatch : endpoint.reads() ? List.of("") : List.of("", "\"1\"", "*")) {
                    if (!endpoint.reads()) {
                        mine = neighbours.mine(endpoint);
                    }
                    String foreign = neighbours.theirs(endpoint, name);
                    Masked first = send(sample.with(mine.with(name, foreign)), foreign, ifMatch);
                    if (!endpoint.reads()) {
                        mine = neighbours.mine(endpoint);
                    }
                    String nowhere = neighbours.nowhere(name);
                    Masked second = send(sample.with(mine.with(name, nowhere)), nowhere, ifMatch);

                    assertThat(first)
                            .as("%s, %s, If-Match %s", sample, name, ifMatch)
                            .isEqualTo(second);
                    if (endpoint.permission().equals("TICKET_CREATE") && ifMatch.isEmpty()) {
                        assertThat(first.status())
                                .as("%s of another workspace is free: %s", name, first)
                                .isLessThan(300);
                    }
                }
            }
        }
    }

    /** Else the answers to foreign ids could be the same for a reason of their own. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldTakeIdsOfOnesOwn(Endpoint endpoint) throws IOException {
        for (Sample sample : Sample.of(endpoint)) {
            Sample mine = sample.with(neighbours.mine(endpoint));
            RawAnswer answer = http.send(mine.request(neighbours.myKey(endpoint)));

            assertThat(Granted.is(mine, answer)).as("%s: %s", mine, answer).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void shouldFindNothingByWhatOnlyOthersHave(Endpoint endpoint) throws IOException {
        Sample sample = Sample.of(endpoint).getFirst().with(neighbours.mine(endpoint));
        for (Parameter parameter : endpoint.api().parameters(endpoint.operation())) {
            boolean free = parameter.schema().path("type").asString("").equals("string")
                    && !parameter.schema().has("enum")
                    && !parameter.schema().has("format");
            if (parameter.where().equals("query") && free && !parameter.name().equals("cursor")) {
                String foreign = neighbours.theirWord(parameter.name());
                String nowhere = neighbours.wordOfNobody(parameter.name());

                assertThat(send(sample.withQuery(parameter.name(), foreign), foreign, ""))
                        .as("%s with %s", sample, parameter.name())
                        .isEqualTo(send(sample.withQuery(parameter.name(), nowhere), nowhere, ""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void shouldRefuseCursorsOfOthersAsBrokenOnes(Endpoint endpoint) throws IOException {
        Sample sample = Sample.of(endpoint).getFirst().withQuery("limit", "1");
        Sample mine = sample.with(neighbours.mine(endpoint));
        String theirs = cursor(sample.with(neighbours.theirExamples()), neighbours.theirKey());
        String own = cursor(mine, neighbours.myKey(endpoint));
        int middle = own.length() / 2;
        String broken = own.substring(0, middle) + (own.charAt(middle) == 'a' ? 'b' : 'a') + own.substring(middle + 1);

        Masked answer = send(mine.withQuery("cursor", theirs), theirs, "");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer).isEqualTo(send(mine.withQuery("cursor", broken), broken, ""));
    }

    /** A line of an export has the place after it, signed too. */
    @Test
    void shouldRefusePlacesInExportsOfOthersAsBrokenOnes() throws IOException {
        Endpoint export = lists().stream()
                .filter(endpoint -> endpoint.operation().path().equals("/reports/exports/tickets"))
                .findFirst()
                .orElseThrow();
        Sample sample = Sample.of(export).getFirst();
        String theirs = place(sample.with(neighbours.theirExamples()), neighbours.theirKey());
        Sample mine = sample.with(neighbours.mine(export));
        String own = place(mine, neighbours.myKey(export));
        int middle = own.length() / 2;
        String broken = own.substring(0, middle) + (own.charAt(middle) == 'a' ? 'b' : 'a') + own.substring(middle + 1);

        Masked answer = send(mine.withQuery("after", theirs), theirs, "");

        assertThat(http.send(mine.withQuery("after", own).request(neighbours.myKey(export)))
                        .status())
                .isEqualTo(200);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer).isEqualTo(send(mine.withQuery("after", broken), broken, ""));
    }

    private String place(Sample export, String key) throws IOException {
        RawAnswer answer = http.send(export.request(key));
        assertThat(answer.status()).as("%s: %s", export, answer).isEqualTo(200);
        String first = answer.body().lines().findFirst().orElseThrow();
        return LedgerClient.JSON.readTree(first).path("cursor").asString();
    }

    /** The list's cursor to its second page; where there is none, that of the list of tickets. */
    private String cursor(Sample sample, String key) throws IOException {
        RawAnswer answer = http.send(sample.request(key));
        assertThat(answer.status()).as("%s: %s", sample, answer).isEqualTo(200);
        String next = answer.json().path("next").asString("");
        if (next.isEmpty()) {
            LedgerClient.Answer tickets = neighbours.client(key).get("/queries/tickets?limit=1");
            next = tickets.json().path("next").asString("");
        }
        assertThat(next).contains("cursor=");
        return next.replaceAll(".*[?&]cursor=([^&]*).*", "$1");
    }

    private Masked send(Sample sample, String id, String ifMatch) throws IOException {
        RawRequest request = sample.request(neighbours.myKey(sample.endpoint()));
        RawAnswer answer = http.send(ifMatch.isEmpty() ? request : request.with("If-Match", ifMatch));
        assertThat(answer.status()).as("%s: %s", sample, answer).isLessThan(500);
        return Masked.of(answer, id, !sample.endpoint().reads());
    }
}
