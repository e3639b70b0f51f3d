package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every dialect's writing side must do. */
class WriteConformanceTest extends ConformanceSuite {

    WriteConformanceTest(DialectFixture dialect) {
        super(dialect);
    }

    @Test
    void shouldCreateATicketThatTheCoreKnows() {
        String marker = marker();
        Wire wire = dialect.create(marker);
        Answer answer = send(wire);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(dialect.createdStatus());
        JsonNode ticket = target.ticket(dialect.nameOf(wire, answer));
        assertThat(ticket.get("title").asString()).isEqualTo(marker);
        assertThat(ticket.get("origin").asString()).isEqualTo(dialect.name());
        assertThat(header(answer, "etag")).containsExactly(etag(ticket));
    }

    @Test
    void shouldChangeIt() {
        JsonNode ticket = create(marker());
        Answer answer = send(dialect.change(ticket));

        assertSucceeds(answer);
        JsonNode changed = now(ticket);
        dialect.assertChanged(changed);
        assertThat(changed.get("version").asLong())
                .isGreaterThan(ticket.get("version").asLong());
        assertThat(header(answer, "etag")).containsExactly(etag(changed));
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        JsonNode ticket = create(marker());
        assertSucceeds(send(dialect.change(ticket)));
        JsonNode changed = now(ticket);
        dialect.assertChanged(changed);

        assertSucceeds(send(dialect.change(ticket)));

        assertThat(now(ticket)).isEqualTo(changed);
    }

    @Test
    void shouldCloseIt() {
        JsonNode ticket = create(marker());
        assertSucceeds(send(dialect.close(ticket)));

        assertThat(now(ticket).get("status").asString()).isEqualTo("CLOSED");
        assertThat(now(ticket).get("closedAt").isNull()).isFalse();
    }

    @Test
    void shouldRefuseInItsOwnWords() {
        JsonNode ticket = create(marker());
        send(dialect.close(ticket));
        JsonNode closed = now(ticket);
        DialectFixture.Failure refused = dialect.refused(closed);
        Answer answer = send(refused.wire());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(refused.status());
        assertThat(answer.body()).contains(refused.word());
        assertThat(now(ticket)).isEqualTo(closed);
    }

    @Test
    void shouldRefuseAChangeOfAnOlderVersion() {
        JsonNode ticket = create(marker());

        assertFails(send(dialect.change(ticket).with("If-Match", "\"4711\"")), 412);
        assertThat(now(ticket)).isEqualTo(ticket);
        assertSucceeds(send(dialect.change(ticket).with("If-Match", etag(ticket))));
        dialect.assertChanged(now(ticket));
    }

    @Test
    void shouldCreateOnceUnderOneIdempotencyKey() {
        String marker = marker();
        String key = UUID.randomUUID().toString();
        Wire wire = dialect.create(marker).with("Idempotency-Key", key);
        Answer first = send(wire);
        Answer again = send(wire);

        assertThat(first.status()).as(first.toString()).isEqualTo(dialect.createdStatus());
        assertThat(again).isEqualTo(first);
        String word = URLEncoder.encode(marker.substring(marker.lastIndexOf(' ') + 1), StandardCharsets.UTF_8);
        assertThat(target.owner().get("/queries/tickets?text=" + word).json().get("items"))
                .hasSize(1);
        assertFails(send(dialect.create(marker()).with("Idempotency-Key", key)), 422);
    }

    @Test
    void shouldDeleteIt() {
        JsonNode ticket = create(marker());
        Answer answer = send(dialect.delete(ticket));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(dialect.deletedStatus());
        String path = "/queries/tickets/" + ticket.get("id").asString();
        assertThat(target.owner().get(path).status()).isEqualTo(404);
        assertFails(send(dialect.change(ticket)), dialect.gone());
    }

    @Test
    void shouldLetNobodyWriteWithoutAGoodCredential() {
        JsonNode ticket = create(marker());

        assertFails(target.send(dialect.change(ticket)), dialect.unauthenticated());
        assertFails(sendWith("tlk_nonsense", dialect.change(ticket)), dialect.unauthenticated());
        assertFails(sendWith(target.powerlessKey(), dialect.change(ticket)), 403);
        assertFails(sendWith(target.powerlessKey(), dialect.create(marker())), 403);
        assertThat(now(ticket)).isEqualTo(ticket);
    }

    @Test
    void shouldAnswerOfAForeignTicketAsOfNone() {
        String marker = marker();
        Answer made = target.stranger().command("create-ticket", Map.of("title", marker, "shortId", marker));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode foreign = made.json().get("ticket");
        JsonNode unknown = unknown();

        Answer answer = send(dialect.change(foreign));
        assertFails(answer, dialect.gone());
        assertThat(answer.body()).isEqualTo(send(dialect.change(unknown)).body());
        String path = "/queries/tickets/" + foreign.get("id").asString();
        assertThat(target.stranger().get(path).json()).isEqualTo(foreign);
    }

    @Test
    void shouldNameTheFieldThatIsWrongAndStoreNothing() {
        String marker = marker();
        DialectFixture.Failure bad = dialect.bad(marker);
        Answer answer = send(bad.wire());

        assertFails(answer, bad.status());
        assertThat(answer.body()).contains(bad.word());
        String word = marker.substring(marker.lastIndexOf(' ') + 1);
        assertThat(target.owner().get("/queries/tickets?text=" + word).json().get("items"))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoBody() {
        Wire create = dialect.create(marker());

        assertFails(send(create.withBody("{\"a\":")), 400);
        assertFails(send(create.withBody("[1,2]")), 400);
        assertFails(send(create.with("Content-Type", "application/xml").withBody("<a/>")), 415);
        assertFails(send(create.withBody("\"" + "x".repeat(3_000_000) + "\"")), 413);
    }

    @Test
    void shouldDoNothingForAClientThatTakesNoJson() {
        JsonNode ticket = create(marker());

        assertFails(send(dialect.change(ticket).with("Accept", "text/html")), 406);
        assertFails(send(dialect.change(ticket).with("Accept", "garbage")), 406);
        assertThat(now(ticket)).isEqualTo(ticket);
        assertSucceeds(send(dialect.change(ticket).with("Accept", "text/html, application/json;q=0.1")));
        dialect.assertChanged(now(ticket));
    }

    @Test
    void shouldSayWhichMethodsThereAre() {
        Answer answer = send(dialect.wrongMethod());

        assertFails(answer, 405);
        assertThat(header(answer, "allow")).hasSize(1);
        assertThat(header(answer, "allow").getFirst().split(", "))
                .containsExactlyInAnyOrderElementsOf(dialect.allowed());
        Answer trace = send(dialect.wrongMethod().withMethod("TRACE").withBody(""));
        assertFails(trace, 405);
        assertThat(header(trace, "allow")).isEqualTo(header(answer, "allow"));
        Answer options = send(dialect.wrongMethod().withMethod("OPTIONS"));
        assertThat(options.status()).isEqualTo(204);
        assertThat(header(options, "allow")).isEqualTo(header(answer, "allow"));
    }

    @Test
    void shouldHaveNothingElseBelowItsRoot() {
        assertFails(send(Wire.get(dialect.nowhere())), 404);
        assertFails(send(Wire.json("POST", dialect.nowhere(), "{}")), 404);
    }

    @Test
    void shouldTakeATrailingSlash() {
        String marker = marker();
        Wire wire = dialect.create(marker);
        Answer answer = send(wire.withPath(otherwiseEnded(wire.path())));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(dialect.createdStatus());
        assertThat(target.ticket(dialect.nameOf(wire, answer)).get("title").asString())
                .isEqualTo(marker);
    }

    @Test
    void shouldChangeATicketOfEveryOtherDialect() {
        for (DialectFixture maker : dialects()) {
            JsonNode ticket = create(maker, marker());
            if (dialect.reaches(ticket)) {
                assertSucceeds(send(dialect.change(ticket)));
                dialect.assertChanged(now(ticket));
                assertThat(now(ticket).get("origin").asString()).isEqualTo(maker.name());
            }
        }
        String shortId = UUID.randomUUID().toString();
        JsonNode ticket = target.owner()
                .command("create-ticket", Map.of("title", marker(), "shortId", shortId))
                .json()
                .get("ticket");
        assertSucceeds(send(dialect.change(ticket)));
        dialect.assertChanged(now(ticket));
    }

    /** The path with a trailing slash if it has none, and the other way round; a query stays. */
    private static String otherwiseEnded(String target) {
        int end = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
        String path = target.substring(0, end);
        return (path.endsWith("/") ? path.substring(0, end - 1) : path + "/") + target.substring(end);
    }

    /** A ticket that nobody has made. */
    private static JsonNode unknown() {
        return LedgerClient.JSON
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("number", 987_654_321_012L)
                .put("shortId", "unknown-" + UUID.randomUUID());
    }
}
