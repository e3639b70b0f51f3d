package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.ledger.LedgerRoutes;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.postgres.DataDirectoryInUseException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

class StandaloneTest {

    private static final long UNKNOWN_NUMBER = 987_654_321;

    /** A body for each command that works on a ticket, without its id. */
    private static final Map<String, Map<String, ?>> BODIES = Map.of(
            "claim-ticket", Map.of("by", "eve"),
            "release-ticket", Map.of(),
            "assign-ticket", Map.of("assignment", Map.of("owner", "eve")),
            "set-status", Map.of("status", "OPEN"),
            "close-ticket", Map.of(),
            "set-priority", Map.of("priority", "LOW"),
            "reply", Map.of("message", "hello"),
            "revise-ticket", Map.of("title", "mine now"),
            "unlink-customer", Map.of(),
            "delete-ticket", Map.of());

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static LedgerClient owner;
    private static LedgerClient stranger;
    private static JsonNode ticket;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        owner = ledger.client();
        ticket = owner.command(
                        "create-ticket",
                        Map.of("title", "Secret", "shortId", "S-1", "customer", Map.of("id", "c1"), "priority", "HIGH"))
                .json();
        owner.command("reply", Map.of("ticketId", id(), "message", "secret"));
        Answer made = owner.post(
                "/admin/api-keys",
                Map.of(
                        "workspace", "elsewhere",
                        "name", "stranger",
                        "subject", "eve",
                        "displayName", "Eve",
                        "permissions",
                                List.of(
                                        "TICKET_READ",
                                        "TICKET_CREATE",
                                        "TICKET_UPDATE",
                                        "TICKET_DELETE",
                                        "SET_STATUS",
                                        "TICKET_BATCH",
                                        "TICKET_IMPORT",
                                        "ADMIN")));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        stranger = owner.withKey(made.json().get("key").asString());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String id() {
        return ticket.get("ticketId").asString();
    }

    @Test
    void shouldServeItsPageAndItsDescription() {
        assertThat(owner.withKey("none").get("/").body()).contains("Ticket Ledger", "Try it here");
        for (String path : List.of("/landing/page.js", "/landing/page.css")) {
            assertThat(owner.withKey("none").get(path).status()).as(path).isEqualTo(200);
            assertThat(owner.get("/").body()).contains('"' + path + '"');
        }
        // What the page's policy would stop.
        assertThat(owner.get("/").body())
                .doesNotContain("<script>")
                .doesNotContain("<style")
                .doesNotContainPattern("\\s(style|on[a-z]+)=");
        assertThat(owner.get("/").headers().getOrDefault("content-security-policy", List.of()))
                .singleElement()
                .asString()
                .contains("script-src 'self';", "style-src 'self';", "default-src 'none'", "frame-ancestors 'none'");
        assertThat(owner.withKey("none").get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(owner.get("/v3/api-docs").json().get("paths").propertyNames())
                .contains("/commands/batch", "/queries/tickets", "/admin/api-keys");
    }

    @Test
    void shouldListenOnThisMachineOnly() throws IOException {
        Environment settings = ledger.standalone().context().getEnvironment();
        URI mongo = URI.create(settings.getRequiredProperty("spring.mongodb.uri"));
        URI postgres =
                URI.create(settings.getRequiredProperty("spring.datasource.url").replace("jdbc:", ""));
        for (URI uri : List.of(URI.create(owner.url()), mongo, postgres)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", uri.getPort()));
            }
            // Another address of this machine: a server on all addresses would answer there.
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress("127.0.0.2", uri.getPort()), 2_000);
                        }
                    })
                    .as(uri.toString())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseASecondStartInThisProcess() {
        assertThatThrownBy(() ->
                        Standalone.start("--server.port=0", "--ticketledger.data-dir=" + directory.resolve("data")))
                .isInstanceOf(DataDirectoryInUseException.class);
        assertThat(owner.isReady()).isTrue();
    }

    @Test
    void shouldStopPostgresWhenThePortIsTaken() throws IOException {
        int taken = URI.create(owner.url()).getPort();
        Path other = directory.resolve("other");
        assertThatThrownBy(() -> Standalone.start("--server.port=" + taken, "--ticketledger.data-dir=" + other))
                .satisfies(failure -> assertThat(StartFailures.reason(failure))
                        .isEqualTo("The port " + taken + " is in use: choose another one with --server.port=N."));
        assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void shouldRefuseStoresThatAreNotItsOwn() {
        assertThatThrownBy(() -> Standalone.start(
                        "--spring.datasource.url=jdbc:postgresql://db/x",
                        "--ticketledger.data-dir=" + directory.resolve("unused")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("spring.datasource.url is set");
        assertThat(directory.resolve("unused")).doesNotExist();
    }

    @Test
    void shouldHaveABodyForEveryCommandOnATicket() {
        List<String> commands = LedgerRoutes.TABLE.routes().stream()
                .map(Route::path)
                .filter(path -> path.startsWith("/commands/") && !path.contains("{"))
                .map(path -> path.substring("/commands/".length()))
                .filter(name ->
                        !List.of("create-ticket", "configure-channel", "batch").contains(name))
                .toList();
        assertThat(BODIES.keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    static Stream<String> commands() {
        return BODIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldAnswerACommandOnAForeignTicketAsOnNone(String command) {
        assertThat(commanded(command, id()))
                .isEqualTo(commanded(command, UUID.randomUUID().toString()));
        assertThat(commanded(command, ticket.get("number").asLong())).isEqualTo(commanded(command, UNKNOWN_NUMBER));
        assertThat(batched(command, id()))
                .isEqualTo(batched(command, UUID.randomUUID().toString()));
        assertThat(owner.get("/queries/tickets/" + id()).json().get("version").asInt())
                .isEqualTo(2);
    }

    private static Answer commanded(String command, Object ticketId) {
        Answer answer = stranger.command(command, body(command, ticketId));
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        return answer;
    }

    private static Answer batched(String command, Object ticketId) {
        Map<String, Object> item = body(command, ticketId);
        item.put("command", command);
        Answer answer = stranger.post("/commands/batch", Map.of("commands", List.of(item)));
        assertThat(answer.json().get("results").get(0).get("status").asInt())
                .as(answer.body())
                .isEqualTo(404);
        return answer;
    }

    private static Map<String, Object> body(String command, Object ticketId) {
        Map<String, Object> body = new HashMap<>(BODIES.getOrDefault(command, Map.of()));
        body.put("ticketId", ticketId);
        return body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/replies", "/change-log"})
    void shouldAnswerAQueryForAForeignTicketAsForNone(String part) {
        Answer none = stranger.get("/queries/tickets/" + UUID.randomUUID() + part);
        assertThat(none.status()).isEqualTo(404);
        assertThat(stranger.get("/queries/tickets/" + id() + part)).isEqualTo(none);
        assertThat(stranger.get("/queries/tickets/" + ticket.get("number").asLong() + part))
                .isEqualTo(stranger.get("/queries/tickets/" + UNKNOWN_NUMBER + part))
                .isEqualTo(none);
    }

    @Test
    void shouldListNothingOfAnotherWorkspace() {
        for (String query : List.of("", "?text=secret", "?customer=c1", "?priority=HIGH")) {
            assertThat(stranger.get("/queries/tickets" + query).body()).doesNotContainIgnoringCase("secret");
        }
        assertThat(stranger.get("/queries/tickets?customer=c1").json().get("items"))
                .isEmpty();
        assertThat(stranger.get("/queries/stats")
                        .json()
                        .path("priority")
                        .path("HIGH")
                        .asInt())
                .isZero();
        assertThat(stranger.get("/admin/api-keys").body()).doesNotContain("Administrator", "\"default\"");
    }

    @Test
    void shouldTakeAForeignCursorForABrokenOne() {
        owner.command("create-ticket", Map.of("title", "second"));
        String next = owner.get("/queries/tickets?limit=1").json().get("next").asString();
        Answer foreign = stranger.get(next);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign).isEqualTo(stranger.get("/queries/tickets?limit=1&cursor=AAAA"));
    }

    @Test
    void shouldTakeKeysThatAnotherWorkspaceHas() {
        Map<String, String> keys =
                Map.of("title", "x", "ticketId", UUID.randomUUID().toString(), "shortId", "S-2");
        assertThat(owner.command("create-ticket", keys).status()).isEqualTo(201);
        Answer same = stranger.command("create-ticket", keys);
        assertThat(same.status()).as(same.body()).isEqualTo(201);
        assertThat(stranger.command("create-ticket", keys).status()).isEqualTo(409);
    }
}
