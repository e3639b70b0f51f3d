package io.ticketledger.standalone.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpServer;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.SharedLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of a verification, against a Ticket Ledger in this process. */
class VerifyTest {
    private static final String DATA_DIR = "--ticketledger.data-dir=";

    @TempDir
    static Path directory;

    private static RunningLedger ledger;

    /** What a command printed, and how it ended. */
    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        ledger.client().command("create-ticket", Map.of("title", "Printer on fire", "number", 4711));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldEndWithZeroWhenNothingDiffers() {
        Ended ended = verify(Map.of(), url(), DATA_DIR + ledger.directory());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("The read models are as the log says: 1 tickets, events up to position 1.");
        assertThat(ended.err().lines()).allMatch(line -> line.matches("1 of 1 tickets"));
    }

    @Test
    void shouldPrintEachDifferenceAndEndWithOne() {
        MongoCollection<Document> tickets =
                ledger.standalone().context().getBean(ReadModel.class).collection("tickets");
        Document sound = Objects.requireNonNull(tickets.find().first());
        tickets.updateOne(Filters.eq(sound.get("_id")), Updates.set("status", "CLO\u001b[2JSED\u202e"));
        try {
            Ended ended = verify(Map.of("TICKETLEDGER_API_KEY", ledger.client().key()), url());

            assertThat(ended.code()).as(ended.err()).isEqualTo(1);
            List<String> lines = ended.out().lines().toList();
            assertThat(lines.getFirst())
                    .isEqualTo(sound.getString("ticketId")
                            + " index.status: log \"NEW\", read model \"CLO\\u001B[2JSED?\"");
            assertThat(lines.getLast()).isEqualTo("1 differences: 1 tickets, events up to position 1.");
        } finally {
            tickets.replaceOne(Filters.eq(sound.get("_id")), sound);
        }
    }

    @Test
    void shouldSayWhyItCannotVerifyAndEndWithTwo() {
        String reader = SharedLedger.key(ledger.client(), "default", "TICKET_READ");
        String missing = DATA_DIR + directory.resolve("nowhere");

        assertThat(verify(Map.of("TICKETLEDGER_API_KEY", reader), url()))
                .satisfies(ended -> assertThat(ended.err()).contains("403", "AUDIT_READ"))
                .extracting(Ended::code)
                .isEqualTo(2);
        assertThat(verify(Map.of("TICKETLEDGER_API_KEY", "tlk_wrong"), url()))
                .satisfies(ended -> assertThat(ended.err()).contains("401").doesNotContain("tlk_wrong"))
                .extracting(Ended::code)
                .isEqualTo(2);
        assertThat(verify(Map.of("TICKETLEDGER_API_KEY", "tlk_a\nb"), url()))
                .satisfies(ended -> assertThat(ended.err()).doesNotContain("tlk_a"))
                .extracting(Ended::code)
                .isEqualTo(2);
        assertThat(verify(Map.of(), url(), missing))
                .satisfies(ended -> assertThat(ended.err()).contains("There is no key"))
                .extracting(Ended::code)
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"progress\":{\"checked\":1,\"of\":2}}\n",
                "<html>",
                "{}\n",
            })
    void shouldNotTakeAPartForTheWhole(String answer) throws IOException {
        Ended ended = verifyAtOneThatAnswers(200, answer);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isNotBlank().doesNotContain("tlk_secret");
    }

    @Test
    void shouldSayThatAnotherVerificationIsUnderWay() throws IOException {
        Ended ended = verifyAtOneThatAnswers(429, "{\"detail\":\"Too many requests.\"}");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("429", "It verifies this workspace already");
    }

    private static Ended verifyAtOneThatAnswers(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            String url = "--url=http://127.0.0.1:" + server.getAddress().getPort() + "/";
            return verify(Map.of("TICKETLEDGER_API_KEY", "tlk_secret"), url);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldEndWithTwoWhenNothingAnswers() throws IOException {
        HttpServer free = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        free.start();
        int port = free.getAddress().getPort();
        free.stop(0);

        Ended ended = verify(Map.of("TICKETLEDGER_API_KEY", "tlk_secret"), "--url=http://127.0.0.1:" + port);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("Nothing answers at http://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url=ftp://example.org",
                "--url=example",
                "--url=http://me:secret@example.org",
                "--port=1",
                "more"
            })
    void shouldEndWithTwoWhenTheCommandLineIsWrong(String argument) {
        assertThat(verify(Map.of("TICKETLEDGER_API_KEY", "tlk_secret"), argument)
                        .code())
                .isEqualTo(2);
    }

    private static String url() {
        return "--url=" + ledger.client().url();
    }

    private static Ended verify(Map<String, String> environment, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> line = new ArrayList<>(List.of("verify"));
        line.addAll(List.of(options));
        int code = Maintenance.run(
                line.toArray(String[]::new),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
