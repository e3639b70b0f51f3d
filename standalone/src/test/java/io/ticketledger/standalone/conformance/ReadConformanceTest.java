package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every dialect's reading side must do. */
class ReadConformanceTest extends ConformanceSuite {

    ReadConformanceTest(DialectFixture dialect) {
        super(dialect);
    }

    @Test
    void shouldReadWhatWasWritten() {
        String marker = marker();
        JsonNode ticket = create(marker);
        Answer answer = send(dialect.read(ticket));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(dialect.markerIn(answer.json())).isEqualTo(marker);
        assertThat(header(answer, "etag")).containsExactly(etag(ticket));
        assertThat(header(answer, "cache-control")).containsExactly("no-store");
        assertThat(header(answer, "content-type")).hasSize(1).first().asString().startsWith("application/json");
    }

    @Test
    void shouldReadEachWriteAtOnce() {
        JsonNode ticket = create(marker());
        for (String title : new String[] {marker(), marker(), marker()}) {
            String id = ticket.get("id").asString();
            target.owner()
                    .command(
                            "revise-ticket",
                            Map.of("ticketId", id, "title", title, "name", title, "description", title));
            Answer answer = send(dialect.read(ticket));

            assertThat(header(answer, "etag")).containsExactly(etag(now(ticket)));
            assertThat(dialect.markerIn(answer.json())).isEqualTo(title);
        }
    }

    @Test
    void shouldListIt() {
        String marker = marker();
        JsonNode ticket = create(marker);
        Answer answer = send(dialect.list(ticket));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(dialect.markersIn(answer.json())).contains(marker);
    }

    @Test
    void shouldAnswerHeadAsGetWithoutABody() {
        JsonNode ticket = create(marker());
        Answer get = send(dialect.read(ticket));
        Answer head = send(dialect.read(ticket).withMethod("HEAD"));

        assertThat(get.status()).isEqualTo(200);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "etag")).hasSize(1).isEqualTo(header(get, "etag"));
    }

    @Test
    void shouldFindItGoneAfterItsDeletion() {
        String marker = marker();
        JsonNode ticket = create(marker);
        assertThat(send(dialect.read(ticket)).status()).isEqualTo(200);
        target.owner()
                .command("delete-ticket", Map.of("ticketId", ticket.get("id").asString()));

        assertFails(send(dialect.read(ticket)), dialect.gone());
        Answer list = send(dialect.list(ticket));
        assertThat(list.body()).doesNotContain(marker);
    }

    @Test
    void shouldReadTicketsOfEveryDialect() {
        for (DialectFixture maker : dialects()) {
            String marker = marker();
            JsonNode ticket = create(maker, marker);
            if (dialect.reaches(ticket)) {
                Answer answer = send(dialect.read(ticket));
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                assertThat(header(answer, "etag")).containsExactly(etag(ticket));
            }
        }
        JsonNode ticket = target.owner()
                .command(
                        "create-ticket",
                        Map.of("title", marker(), "shortId", UUID.randomUUID().toString()))
                .json()
                .get("ticket");
        Answer answer = send(dialect.read(ticket));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(header(answer, "etag")).containsExactly(etag(ticket));
    }

    @Test
    void shouldLetNobodyReadWithoutAGoodCredential() {
        JsonNode ticket = create(marker());

        assertFails(target.send(dialect.read(ticket)), dialect.unauthenticated());
        assertFails(sendWith("tlk_nonsense", dialect.read(ticket)), dialect.unauthenticated());
        assertFails(sendWith(target.powerlessKey(), dialect.read(ticket)), 403);
        assertFails(sendWith(target.powerlessKey(), dialect.list(ticket)), 403);
    }

    @Test
    void shouldAnswerOfAForeignTicketAsOfNone() {
        String marker = marker();
        Answer made =
                target.stranger().command("create-ticket", Map.of("title", marker, "name", marker, "shortId", marker));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode foreign = made.json().get("ticket");
        JsonNode deleted = create(marker());
        target.owner()
                .command("delete-ticket", Map.of("ticketId", deleted.get("id").asString()));

        Answer answer = send(dialect.read(foreign));
        assertFails(answer, dialect.gone());
        assertThat(answer).isEqualTo(send(dialect.read(deleted)));
        assertThat(send(dialect.list(foreign)).body()).doesNotContain(marker);
    }

    @Test
    void shouldRefuseAWrongParameterInItsOwnWords() {
        DialectFixture.Failure bad = dialect.badList();
        Answer answer = send(bad.wire());

        assertFails(answer, bad.status());
        assertThat(answer.body()).contains(bad.word());
    }

    @Test
    void shouldTakeATrailingSlash() {
        String marker = marker();
        JsonNode ticket = create(marker);
        Wire read = dialect.read(ticket);
        Answer answer = send(read.withPath(read.path() + "/"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(dialect.markerIn(answer.json())).isEqualTo(marker);
    }
}
