package io.ticketledger.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ApiContract.Parameter;
import io.ticketledger.standalone.contract.ExampleNames;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.RawRequest;
import io.ticketledger.standalone.contract.Resident;
import io.ticketledger.standalone.contract.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one workspace does is felt nowhere in another. */
@ExtendWith(SharedLedger.class)
class IsolationTest {
    /** Jobs take their time; that they are not found elsewhere is another test's. */
    private static final String NO_JOB = "01980f3a-5c00-7000-8000-0000000000b1";

    private final LedgerClient operator;
    private final RawHttp http;

    IsolationTest(LedgerClient operator) {
        this.operator = operator;
        http = new RawHttp(operator.url());
    }

    @Test
    void shouldReadTheSameWhateverOthersDo() throws IOException {
        Resident quiet = Resident.of(operator, "quiet", 8_000_000);
        Examples examples = quiet.newTickets().with(ExampleNames.JOB_ID, NO_JOB);
        Instant asOf = Instant.now();
        Map<String, String> before = readings(quiet, examples, asOf);

        Resident busy = Resident.of(operator, "busy", 9_000_000);
        for (Endpoint endpoint : ApiContract.endpoints()) {
            for (Sample sample : Sample.of(endpoint)) {
                Examples busyness =
                        busy.forEndpoint(busy.newTickets(), endpoint).with(ExampleNames.JOB_ID, NO_JOB);
                http.send(sample.with(busyness).request(busy.client().key()));
            }
        }

        Map<String, String> after = readings(quiet, examples, asOf);
        assertThat(after.values()).noneMatch(body -> body.contains("busy"));
        // What tells of the reading itself is not the same twice.
        before.keySet().removeIf(IsolationTest::tellsOfMore);
        after.keySet().removeIf(IsolationTest::tellsOfMore);
        assertThat(after).isEqualTo(before);
    }

    private static boolean tellsOfMore(String reading) {
        return reading.contains(" /admin/");
    }

    @Test
    void shouldKeepIdempotencyKeysApart() throws IOException {
        Resident first = Resident.of(operator, "first", 6_000_000);
        Resident second = Resident.of(operator, "other", 6_500_000);
        for (Endpoint endpoint : ApiContract.endpoints()) {
            boolean repeatable = endpoint.api().parameters(endpoint.operation()).stream()
                    .anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
            if (repeatable) {
                Sample sample = Sample.of(endpoint).getFirst();
                String key = "same-"
                        + endpoint.operation().json().path("operationId").asString();
                RawAnswer theirs = send(first, sample, key);
                RawAnswer mine = send(second, sample, key);

                assertThat(theirs.status()).as("%s: %s", sample, theirs).isLessThan(300);
                assertThat(mine.status()).as("%s: %s", sample, mine).isEqualTo(theirs.status());
                assertThat(mine.body()).doesNotContain(first.workspace());
            }
        }
    }

    private RawAnswer send(Resident resident, Sample sample, String key) throws IOException {
        RawRequest request = sample.with(resident.forEndpoint(resident.newTickets(), sample.endpoint()))
                .request(resident.client().key());
        return http.send(request.with("Idempotency-Key", key));
    }

    /**
     * Whatever can be read, by every reading endpoint and each word that one of its parameters takes; without instants,
     * which some answers take from the clock.
     */
    private Map<String, String> readings(Resident reader, Examples examples, Instant asOf) throws IOException {
        Map<String, String> readings = new LinkedHashMap<>();
        for (Endpoint endpoint : ApiContract.endpoints()) {
            if (endpoint.reads()) {
                Sample sample = Sample.of(endpoint).getFirst().with(examples);
                boolean datable = endpoint.api().parameters(endpoint.operation()).stream()
                        .anyMatch(parameter -> parameter.name().equals("asOf"));
                for (Sample reading : withEachWord(datable ? sample.withQuery("asOf", asOf.toString()) : sample)) {
                    RawAnswer answer = http.send(reading.request(reader.client().key()));
                    readings.put(
                            endpoint + " " + reading.query(),
                            Masked.withoutInstants(answer.withoutVarying().toString()));
                }
            }
        }
        assertThat(readings).hasSizeGreaterThan(60);
        return readings;
    }

    private static List<Sample> withEachWord(Sample sample) {
        List<Sample> samples = new ArrayList<>(List.of(sample));
        ApiContract api = sample.endpoint().api();
        for (Parameter parameter : api.parameters(sample.endpoint().operation())) {
            if (parameter.where().equals("query")) {
                parameter.schema().path("enum").forEach(word -> {
                    samples.add(sample.withQuery(parameter.name(), word.asString()));
                });
            }
        }
        return samples;
    }
}
