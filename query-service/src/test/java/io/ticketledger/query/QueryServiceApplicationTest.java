package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.projection.Position;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The service on a real PostgreSQL, by HTTP. */
class QueryServiceApplicationTest {
    private static RunningQueryService service;
    private static final Story BEFORE = story("default", 1);

    @BeforeAll
    static void start() {
        service = RunningQueryService.start(
                events -> events.append(BEFORE.streamId, BEFORE.created("There before the start")));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void shouldBeReadyOnceItHasWhatWasThere() throws Exception {
        await().until(() -> service.get("/actuator/health/readiness").statusCode() == 200);

        assertThat(service.get("/queries/tickets?consistency=eventual").body()).contains("There before the start");
    }

    @Test
    void shouldReadWhatAnotherProcessWrites() throws Exception {
        Story story = story("default", 50);
        service.events().append(story.streamId, story.created("From elsewhere"));

        HttpResponse<String> ticket = service.get("/queries/tickets/50");
        service.events().append(story.streamId, story.replied("and again"));
        HttpResponse<String> replies = service.get("/queries/tickets/" + story.id + "/replies");

        assertThat(ticket.statusCode()).as(ticket.body()).isEqualTo(200);
        assertThat(ticket.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(replies.body()).contains("and again");
        assertThat(service.get("/queries/stats").body()).contains("\"total\":");
        assertThat(service.get("/queries/tickets?limit=1").headers().firstValue("Warning"))
                .isEmpty();
    }

    @Test
    void shouldAnswerHeadAsGet() throws Exception {
        HttpResponse<String> head =
                service.send(service.request("/queries/tickets/1").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void shouldNameWhatIsWrongInProblemDetails() throws Exception {
        HttpResponse<String> wrong = service.get("/queries/tickets?limit=0");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(wrong.body()).contains("\"errors\":{\"limit\":");
    }

    @Test
    void shouldNotTakeAnUncommittedEventForAppliedNorForThere() throws Exception {
        Ledger ledger = service.bean(Ledger.class);
        Story story = story("default", 70);
        try (Connection open = service.database().asOwner().getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            insertRaw(statement, story);
            Story later = story("default", 71);
            service.events().append(later.streamId, later.created("committed later, numbered higher"));
            Position passed = new Position(ledger.head());
            assertThat(ledger.oldestBeyond(passed)).isNull();
            assertThat(service.get("/queries/tickets/71").statusCode()).isEqualTo(200);
            open.commit();
            assertThat(ledger.head()).isEqualTo(passed.index() + 1);
            assertThat(ledger.oldestBeyond(passed)).isNotNull();
        }

        assertThat(service.get("/queries/tickets").body()).contains("came late");
    }

    @Test
    void shouldKnowHowFarTheLogHasCome() {
        Ledger ledger = service.bean(Ledger.class);

        assertThat(ledger.head()).isPositive();
        assertThat(ledger.oldestBeyond(Position.NONE)).isNotNull();
        assertThat(ledger.oldestBeyond(new Position(Long.MAX_VALUE))).isNull();
    }

    @Test
    void shouldRebuildAProjectionThatAnOperatorAsksFor() throws Exception {
        Story story = story("default", 90);
        service.events().append(story.streamId, story.created("Found again after a rebuild"));

        assertThat(service.get("/admin/projections").body())
                .contains("\"name\":\"tickets\"", "\"name\":\"stats\"", "\"name\":\"reports\"");
        HttpResponse<String> asked = service.send(
                service.request("/admin/projections/stats/rebuild").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        // So few events may be built before the answer is.
        assertThat(asked.body())
                .containsPattern("\"rebuild\":(null|\\{\"build\":1,\"startedAt\":.*,\"done\":.*,\"of\":)")
                .contains("\"build\":1,");

        await().untilAsserted(
                        () -> assertThat(service.get("/admin/projections/stats").body())
                                .contains("\"build\":1,", "\"rebuild\":null"));
        assertThat(service.get("/admin/projections/stats").body()).contains("\"lag\":0", "\"deadLetters\":[]");
        assertThat(service.get("/queries/stats").headers().firstValue("Warning"))
                .isEmpty();
        assertThat(service.get("/queries/tickets/90").body()).contains("Found again after a rebuild");
    }

    @Test
    void shouldSayThatThereIsNothingToGiveUp() throws Exception {
        HttpResponse<String> none = service.send(
                service.request("/admin/projections/tickets/rebuild").DELETE());
        HttpResponse<String> unknown = service.get("/admin/projections/unknown");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("There is no such rebuild.");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no such projection.");
    }

    private static void insertRaw(Statement statement, Story story) throws SQLException {
        new SqlEvents(new SingleConnectionDataSource(statement.getConnection(), true))
                .append(story.streamId, story.created("came late"));
    }
}
