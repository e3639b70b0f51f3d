package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What both suites need: one class run for each dialect. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.ticketledger.standalone.conformance.ConformanceSuite#dialects")
abstract class ConformanceSuite {
    private static final AtomicInteger MARKERS = new AtomicInteger();

    final Target target = Target.get();

    final DialectFixture dialect;

    ConformanceSuite(DialectFixture dialect) {
        this.dialect = dialect;
    }

    static List<DialectFixture> dialects() {
        return List.of(
                new ChurchFixture(), new HelpdeskFixture(), new CrmFixture(), new DiscordFixture(), new IspFixture());
    }

    static String marker() {
        return "Ticket " + MARKERS.incrementAndGet() + " \uD83C\uDFAB " + UUID.randomUUID();
    }

    /** Sends with the key that may everything. */
    Answer send(Wire wire) {
        return target.send(dialect.withCredential(wire, target.owner().key()));
    }

    Answer sendWith(String key, Wire wire) {
        return target.send(dialect.withCredential(wire, key));
    }

    /** Creates a ticket in the dialect; what the native API shows of it. */
    JsonNode create(String marker) {
        return create(dialect, marker);
    }

    JsonNode create(DialectFixture maker, String marker) {
        Wire wire = maker.create(marker);
        Answer answer = target.send(maker.withCredential(wire, target.owner().key()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(maker.createdStatus());
        return target.ticket(maker.nameOf(wire, answer));
    }

    /** The ticket as it is by now. */
    JsonNode now(JsonNode ticket) {
        return target.ticket(ticket.get("id").asString());
    }

    void assertFails(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        dialect.assertError(answer);
    }

    void assertSucceeds(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }

    static String etag(JsonNode ticket) {
        return "\"" + ticket.get("version").asLong() + "\"";
    }

    static List<String> header(Answer answer, String name) {
        return answer.headers().getOrDefault(name, List.of());
    }
}
