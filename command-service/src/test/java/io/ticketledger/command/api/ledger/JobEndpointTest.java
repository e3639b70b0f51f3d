package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class JobEndpointTest extends CommandServiceFixture {
    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void shouldSayHowFarAJobIs() {
        UUID id = job("default");

        Answer answer = get("/commands/jobs/" + id, ADMIN_KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.response().body()).isEqualTo("""
                {"id":"%s","name":"setStatus","state":"RUNNING","total":10000,"done":5100,"refused":1,\
                "refusals":[{"number":4711,"code":"NOT_FOUND","reason":"There is no such ticket."}],"reason":null,\
                "createdAt":"2026-03-01T10:00:00.125Z","updatedAt":"2026-03-01T10:00:07.250Z","finishedAt":null}\
                """.formatted(id));
    }

    @Test
    void shouldKnowNoForeignJobAndNoneOfAnotherName() {
        Answer foreign = get("/commands/jobs/" + job("another"), ADMIN_KEY);
        Answer unknown = get("/commands/jobs/" + UUID.randomUUID(), ADMIN_KEY);
        Answer none = get("/commands/jobs/1", ADMIN_KEY);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json().path("detail").stringValue()).isEqualTo("There is no such job.");
        assertThat(foreign.response().body())
                .isEqualTo(unknown.response().body())
                .isEqualTo(none.response().body());
        assertThat(get("/commands/jobs/" + UUID.randomUUID(), "tlk_unknown").status())
                .isEqualTo(401);
        assertThat(post("/commands/jobs/" + UUID.randomUUID(), "{}", ADMIN_KEY).status())
                .isEqualTo(405);
    }

    /** Leased for long to an instance that isn't there, so that nobody works on it. */
    private UUID job(String workspace) {
        UUID id = UUID.randomUUID();
        jdbc.update("""
                INSERT INTO bulk_job (id, workspace, subject, credential_id, display_name, dialect, correlation_id,
                                      name, numbers, last_number, actions, total, done, changed, refused, refusals,
                                      lease_id, lease_until, created_at, updated_at)
                VALUES (?, ?, 'me', 'c', 'Me', 'helpdesk', 'x', 'setStatus', '{}', 0, '[]', 10000, 5100, 5099, 1,
                        '[{"number":4711,"code":"NOT_FOUND","reason":"There is no such ticket."}]',
                        gen_random_uuid(), now() + interval '1 day',
                        '2026-03-01T10:00:00.125Z', '2026-03-01T10:00:07.250Z')
                """, id, workspace);
        return id;
    }
}
