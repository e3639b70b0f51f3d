package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both executable jars as processes of their own, with a PostgreSQL and a MongoDB-compatible server between them. */
class TwoServicesIT {
    private static final Logger LOG = LoggerFactory.getLogger(TwoServicesIT.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ADMIN_KEY = "the-admin-key-of-the-two-services-0123456789";
    private static final String USES_SOON = "--ticketledger.access.use-interval=100ms";
    private static final int ROUNDS = 60;

    @TempDir
    Path directory;

    @Test
    void shouldReadFromTheOneWhatWasWrittenToTheOther() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(directory);
                MongoProcess mongo = MongoProcess.start();
                // The query side first: it waits for the schema that the other makes.
                ServiceProcess queries = ServiceProcess.start(
                        "query-service", postgres, ADMIN_KEY, "--spring.mongodb.uri=" + mongo.uri(), USES_SOON);
                ServiceProcess commands = ServiceProcess.start("command-service", postgres, ADMIN_KEY, USES_SOON)) {
            LedgerClient writer = commands.ready();
            LedgerClient reader = queries.ready();

            List<Long> micros = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                micros.add(writeAndRead(writer, reader, "Round " + round));
            }

            Collections.sort(micros);
            LOG.info(
                    "a write was read from the other process after {} us in the median, {} us at most",
                    micros.get(ROUNDS / 2),
                    micros.getLast());
            assertThat(json(reader.get("/queries/stats")).path("total").intValue())
                    .isEqualTo(ROUNDS);
            assertThat(json(reader.get("/queries/tickets?limit=200"))
                            .path("items")
                            .size())
                    .isEqualTo(ROUNDS);
            assertThat(reader.command("create-ticket", Map.of("title", "wrong door"))
                            .status())
                    .isEqualTo(404);
            assertThat(writer.get("/queries/stats").status()).isEqualTo(404);
            serveDialects(writer, reader);
            shareKeys(writer, reader);
            assertThat(commands.output() + queries.output())
                    .doesNotContain(ADMIN_KEY)
                    .doesNotContain("ERROR");
        }
    }

    /** Returns how long after the write was answered the read that shows it was, in microseconds. */
    private static long writeAndRead(LedgerClient writer, LedgerClient reader, String title) {
        Answer created = writer.command("create-ticket", Map.of("title", title));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = json(created).path("ticketId").stringValue();
        Answer replied = writer.command("reply", Map.of("ticketId", id, "message", "and a reply"));
        long written = System.nanoTime();
        assertThat(replied.status()).isEqualTo(200);
        Answer read = reader.get("/queries/tickets/" + id);
        long seen = System.nanoTime();
        assertThat(json(read).path("version").intValue()).as(read.body()).isEqualTo(2);
        assertThat(json(read)).isEqualTo(json(replied).path("ticket"));
        return (seen - written) / 1_000;
    }

    /** Each dialect's writes on the one side, its reads on the other; both know all of its methods. */
    private static void serveDialects(LedgerClient writer, LedgerClient reader) {
        Answer isp = writer.post("/api/v1/tickets", Map.of("title", "No line", "description", "None", "priority", 3));
        assertThat(isp.status()).as(isp.body()).isEqualTo(201);
        String number = json(isp).at("/data/id").asString();
        assertThat(json(reader.get("/api/v1/tickets/" + number))
                        .at("/data/title")
                        .asString())
                .isEqualTo("No line");
        assertThat(json(reader.get("/backend/api/v1/tickets/" + number))
                        .path("subject")
                        .asString())
                .isEqualTo("No line");
        assertThat(json(reader.get("/api/tickets?page_size=1"))
                        .at("/results/0/ticket_id")
                        .asString())
                .isEqualTo(number);
        for (LedgerClient side : List.of(writer, reader)) {
            Answer wrong = side.send("PATCH", "/api/v1/tickets/" + number, "{}");
            assertThat(wrong.status()).as(wrong.body()).isEqualTo(405);
            assertThat(wrong.headers()).containsEntry("allow", List.of("DELETE, GET, HEAD, OPTIONS, PUT"));
        }
        String id = UUID.randomUUID().toString();
        Map<String, String> channel = Map.of("id", id, "ticketType", "help", "guildId", "1", "channelId", "2");
        assertThat(writer.post("/tickets/create/channel", channel).status()).isEqualTo(200);
        assertThat(json(reader.get("/tickets/get/channel/help/1"))
                        .path("channelId")
                        .asString())
                .isEqualTo("2");
    }

    /** A key that the one made opens the other, until it is revoked; both tell of its use. */
    private static void shareKeys(LedgerClient writer, LedgerClient reader) {
        JsonNode made = json(writer.post(
                "/admin/api-keys",
                Map.of("name", "n", "subject", "s", "permissions", List.of("TICKET_READ", "ADMIN"))));
        String path = "/admin/api-keys/" + made.path("id").asString();
        LedgerClient user = reader.withKey(made.path("key").asString());
        assertThat(user.get("/queries/stats").status()).isEqualTo(200);
        assertThat(writer.withKey(user.key()).get(path).status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(json(writer.get(path + "/uses")).path("items"))
                .extracting(use -> use.path("service").asString() + " " + use.path("requests"))
                .containsExactly("command-service 1", "query-service 1"));

        assertThat(writer.send("DELETE", path, null).status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(user.get("/queries/stats").status()).isEqualTo(401));
        assertThat(writer.withKey(user.key()).get(path).status()).isEqualTo(401);
    }

    private static JsonNode json(Answer answer) {
        return MAPPER.readTree(answer.body());
    }
}
