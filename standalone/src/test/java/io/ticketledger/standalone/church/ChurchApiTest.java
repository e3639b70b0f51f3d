package io.ticketledger.standalone.church;

import static io.ticketledger.standalone.church.ChurchApp.CHURCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.church.ChurchApp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The church API against a running ledger: each call, to the letter of what comes back. */
class ChurchApiTest {
    private static final AtomicInteger WORKSPACES = new AtomicInteger();

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static LedgerClient owner;
    private static ChurchApp administrator;
    private static ChurchApp app;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        owner = ledger.client();
        administrator = new ChurchApp(owner.url(), owner.key());
        app = ChurchApp.of(owner, "default", ChurchApp.ALL_BUT_IMPORT);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldCreateATicket() {
        Reply created = app.create(
                ChurchApp.ticket().put("legacy_id", "L-1").put("id", "x").put("created_at", "ignored"));

        JsonNode json = created.json();
        String id = json.path("id").asString();
        String at = json.path("created_at").asString();
        String number = json.path("ticket_id").asString();
        assertThat(created.status()).isEqualTo(201);
        assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}000Z");
        assertThat(created.body()).isEqualTo("""
                        {"id":"%1$s","user":{"id":"member-7","email":null,"phone":null,"profile":null,\
                        "additional_user_fields":null},"legacy_id":"L-1","nextgen_legacy_id":null,\
                        "created_at":"%2$s","updated_at":"%2$s","ticket_id":%3$s,"type":"building",\
                        "priority":"High","description":"The organ is silent 🎹\\nSince Sunday.",\
                        "status":"pending","change_log":[{"version":1,"at":"%2$s","actor":{"subject":"member-7",\
                        "name":"Ann Ives","dialect":"church"},"action":"TicketCreated","changes":[\
                        {"field":"number","from":null,"to":"%3$s"},{"field":"origin","from":null,"to":"church"},\
                        {"field":"status","from":null,"to":"NEW"},{"field":"priority","from":null,"to":"HIGH"},\
                        {"field":"title","from":null,"to":"The organ is silent 🎹"},\
                        {"field":"description","from":null,"to":"The organ is silent 🎹\\nSince Sunday."},\
                        {"field":"type","from":null,"to":"building"},\
                        {"field":"requester.id","from":null,"to":"member-7"},\
                        {"field":"requester.name","from":null,"to":"Ann Ives"},\
                        {"field":"scope.church","from":null,"to":"%4$s"},\
                        {"field":"legacy.legacyId","from":null,"to":"L-1"}]}],\
                        "closed_at":null,"deleted_at":null,"media":null,"church":"%4$s"}""".formatted(id, at, number, CHURCH));
        assertThat(created.header("Location")).isEqualTo("/api/tickets/" + id);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        Reply read = app.get(created.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void shouldTakeEveryPathWithASlashAtItsEnd() {
        Reply created = app.send("POST", "/api/tickets/", ChurchApp.ticket().toString());
        String path = "/api/tickets/" + created.id() + "/";

        assertThat(created.status()).isEqualTo(201);
        assertThat(app.get(path).body()).isEqualTo(created.body());
        assertThat(app.send("PUT", path, ChurchApp.ticket().toString()).status())
                .isEqualTo(200);
        assertThat(app.send("PATCH", path, "{}").status()).isEqualTo(200);
        assertThat(app.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(app.get("/api/tickets/?page_size=1").json().path("next").asString())
                .startsWith(app.url() + "/api/tickets/?page=2&page_size=1");
    }

    @Test
    void shouldAnswerHeadAndOptions() {
        String id = app.create(ChurchApp.ticket()).id();
        Reply head = app.send("HEAD", "/api/tickets/" + id, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        assertThat(app.send("HEAD", "/api/tickets", null).status()).isEqualTo(200);
        assertThat(app.send("OPTIONS", "/api/tickets", null).header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(app.send("OPTIONS", "/api/tickets/" + id, null).header("Allow"))
                .isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    }

    @Test
    void shouldChangeOnlyWhatDiffersAndAllOfItInOneStep() {
        String id = app.create(ChurchApp.ticket()).id();

        Reply patched = app.patch(id, """
                {"type": "music", "priority": "low", "status": "active", "media": [{"weight": 1.10}],
                 "nextgen_legacy_id": 12, "church": "%s"}""".formatted(CHURCH));

        JsonNode json = patched.json();
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"4\"");
        assertThat(json.path("type").asString()).isEqualTo("music");
        assertThat(json.path("priority").asString()).isEqualTo("low");
        assertThat(json.path("status").asString()).isEqualTo("active");
        assertThat(json.path("nextgen_legacy_id").asString()).isEqualTo("12");
        assertThat(patched.body()).contains("\"media\":[{\"weight\":1.10}]");
        assertThat(actions(json))
                .containsExactly("TicketCreated", "TicketStatusChanged", "TicketPriorityChanged", "TicketRevised");
        assertThat(app.get("/api/tickets/" + id).body()).isEqualTo(patched.body());
        Reply again = app.patch(id, "{\"type\": \"music\", \"priority\": \"low\", \"status\": \"active\"}");
        assertThat(again.body()).isEqualTo(patched.body());
        assertThat(app.patch(id, "{}").body()).isEqualTo(patched.body());
        assertThat(app.send("PATCH", "/api/tickets/" + id, null).body()).isEqualTo(patched.body());
    }

    @Test
    void shouldClearWhatMayBeNull() {
        ObjectNode ticket = ChurchApp.ticket()
                .put("legacy_id", "a")
                .put("nextgen_legacy_id", "b")
                .put("media", "c");
        String id = app.create(ticket).id();

        JsonNode cleared = app.patch(id, "{\"legacy_id\":null,\"nextgen_legacy_id\":null,\"media\":null}")
                .json();

        for (String field : List.of("legacy_id", "nextgen_legacy_id", "media")) {
            assertThat(cleared.path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void shouldReplaceATicketAndKeepWhatIsNotSent() {
        String id = app.create(ChurchApp.ticket().put("legacy_id", "kept").put("status", "active"))
                .id();

        Reply replaced =
                app.put(id, ChurchApp.ticket().put("description", "Fixed.").put("ticket_id", "ignored"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("description").asString()).isEqualTo("Fixed.");
        assertThat(replaced.json().path("legacy_id").asString()).isEqualTo("kept");
        assertThat(replaced.json().path("status").asString()).isEqualTo("active");
        assertThat(inLedger(id).path("title").asString()).isEqualTo("The organ is silent 🎹");
        assertReply(
                app.put(id, "{\"type\": \"x\", \"description\": \"\"}"),
                400,
                "{\"priority\":[\"This field is required.\"],\"description\":[\"This field may not be blank.\"],"
                        + "\"church\":[\"This field is required.\"]}");
    }

    @Test
    void shouldCloseAndReopenATicket() {
        String id = app.create(ChurchApp.ticket()).id();

        JsonNode closed = app.patch(id, "{\"status\": \"closed\"}").json();
        assertThat(closed.path("closed_at")).isEqualTo(closed.path("updated_at"));
        assertThat(inLedger(id).path("status").asString()).isEqualTo("CLOSED");

        JsonNode reopened =
                app.patch(id, "{\"status\": \"pending\", \"type\": \"x\"}").json();
        assertThat(reopened.path("closed_at").isNull()).isTrue();
        assertThat(actions(reopened))
                .containsExactly("TicketCreated", "TicketClosed", "TicketReopened", "TicketRevised");
        assertThat(inLedger(id).path("status").asString()).isEqualTo("PENDING");
        assertThat(app.create(ChurchApp.ticket().put("status", "closed"))
                        .json()
                        .path("closed_at")
                        .isString())
                .isTrue();
    }

    @Test
    void shouldDeleteATicket() {
        String id = app.create(ChurchApp.ticket()).id();

        Reply deleted = app.delete(id);

        assertReply(deleted, 204, "");
        String gone = "{\"detail\":\"No Ticket matches the given query.\"}";
        assertReply(app.get("/api/tickets/" + id), 404, gone);
        assertReply(app.delete(id), 404, gone);
        assertReply(app.patch(id, "{}"), 404, gone);
        assertReply(app.put(id, ChurchApp.ticket()), 404, gone);
    }

    @Test
    void shouldListPageByPage() {
        ChurchApp other = ChurchApp.of(owner, workspace(), ChurchApp.ALL_BUT_IMPORT);
        String list = other.url() + "/api/tickets";
        assertReply(
                other.get("/api/tickets?page=last"),
                200,
                "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bodies.addFirst(
                    other.create(ChurchApp.ticket().put("type", "t" + i)).body());
        }
        String deleted = other.create(ChurchApp.ticket()).id();
        other.delete(deleted);

        assertReply(other.get("/api/tickets"), 200, page(5, null, null, bodies));
        assertReply(
                other.get("/api/tickets?page_size=2"),
                200,
                page(5, list + "?page=2&page_size=2", null, bodies.subList(0, 2)));
        assertReply(
                other.get("/api/tickets?page=2&page_size=2&x=%C3%A4"),
                200,
                page(5, list + "?page=3&page_size=2&x=%C3%A4", list + "?page_size=2&x=%C3%A4", bodies.subList(2, 4)));
        assertReply(
                other.get("/api/tickets?page=last&page_size=2"),
                200,
                page(5, null, list + "?page=2&page_size=2", bodies.subList(4, 5)));
        assertThat(other.get("/api/tickets?page_size=1000").json().path("results"))
                .hasSize(5);
        assertThat(other.get("/api/tickets?page_size=none").json().path("results"))
                .hasSize(5);
        assertThat(other.get("/api/tickets?consistency=eventual").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9999", "x", "1.5", "99999999999999999999", "%F0%9F%8E%B9"})
    void shouldNotFindAPageThatIsNotThere(String page) {
        assertReply(app.get("/api/tickets?page=" + page), 404, "{\"detail\":\"Invalid page.\"}");
    }

    @Test
    void shouldTakeHistoryFromAnImporter() {
        ObjectNode ticket = ChurchApp.ticket()
                .put("status", "closed")
                .put("created_at", "2024-04-28T10:15:00+02:00")
                .put("closed_at", "2024-05-02T08:00:00.5")
                .put("ticket_id", "900000000451");
        ticket.putArray("change_log").addObject().put("by", "phone");

        Reply created = administrator.create(ticket);

        JsonNode json = created.json();
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(json.path("created_at").asString()).isEqualTo("2024-04-28T08:15:00.000000Z");
        assertThat(json.path("closed_at").asString()).isEqualTo("2024-05-02T08:00:00.500000Z");
        assertThat(json.path("ticket_id").longValue()).isEqualTo(900_000_000_451L);
        assertThat(json.path("change_log").get(0)).hasToString("{\"by\":\"phone\"}");
        assertThat(json.path("change_log")).hasSize(3);
        assertThat(administrator.get("/api/tickets/" + created.id()).body()).isEqualTo(created.body());
        assertReply(
                administrator.create(ticket), 400, "{\"ticket_id\":[\"ticket with this ticket_id already exists.\"]}");
        assertReply(
                administrator.create(ChurchApp.ticket().put("created_at", "2999-01-01T00:00:00Z")),
                400,
                "{\"created_at\":[\"Ensure this value is not in the future.\"]}");
        Reply wrapped = administrator.create(ChurchApp.ticket().put("change_log", "a note"));
        assertThat(wrapped.json().path("change_log").get(0))
                .hasToString("{\"action\":\"imported\",\"value\":\"a note\"}");
    }

    @Test
    void shouldNotLookAtTheHistoryOfOthers() {
        ObjectNode ticket = ChurchApp.ticket().put("status", "closed");
        JsonNode plain = app.create(ticket).json();

        Reply created = app.create(ticket.deepCopy()
                .put("created_at", "2024-04-28")
                .put("ticket_id", "x")
                .put("closed_at", true)
                .put("change_log", "x"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("change_log")).hasSize(2);
        assertThat(created.json().path("ticket_id").longValue())
                .isGreaterThan(plain.path("ticket_id").longValue());
    }

    @Test
    void shouldAskForSetStatusOnlyWhenTheStatusChanges() {
        ChurchApp editor = ChurchApp.of(owner, "default", List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE"));
        String forbidden = "{\"detail\":\"You do not have permission to perform this action.\"}";
        String id = editor.create(ChurchApp.ticket()).id();
        owner.command("set-status", Map.of("ticketId", id, "status", "ON_HOLD"));

        assertThat(editor.put(id, ChurchApp.ticket().put("status", "pending").put("type", "x"))
                        .status())
                .isEqualTo(200);
        assertReply(editor.patch(id, "{\"status\": \"active\", \"type\": \"y\"}"), 403, forbidden);
        assertReply(editor.put(id, ChurchApp.ticket().put("status", "closed")), 403, forbidden);
        assertThat(inLedger(id).path("type").asString()).isEqualTo("x");
        assertThat(inLedger(id).path("status").asString()).isEqualTo("ON_HOLD");
        assertReply(editor.delete(id), 403, forbidden);
    }

    @Test
    void shouldGuardAWriteByVersion() {
        String id = app.create(ChurchApp.ticket()).id();
        app.patch(id, "{\"type\": \"second\"}");

        assertReply(
                app.patch(id, "{\"type\": \"third\"}", "If-Match", "\"1\""),
                412,
                "{\"detail\":\"The ticket is at version 2 by now.\"}");
        assertThat(app.delete(id, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(app.put(id, ChurchApp.ticket(), "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(app.create(ChurchApp.ticket(), "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(app.patch(id, "{\"type\": \"third\"}", "If-Match", "\"2\"").header("ETag"))
                .isEqualTo("\"3\"");
        assertThat(app.get("/api/tickets/" + id, "If-None-Match", "\"3\"").status())
                .isEqualTo(304);
        assertReply(
                app.patch(id, "{}", "If-Match", "3"),
                400,
                "{\"If-Match\":[\"must be entity tags such as \\\"3\\\", or *\"]}");
    }

    @Test
    void shouldDoARepeatedRequestOnce() {
        String key = UUID.randomUUID().toString();
        Reply first = app.create(ChurchApp.ticket(), "Idempotency-Key", key);
        app.patch(first.id(), "{\"type\": \"later\"}");

        Reply repeated = app.create(ChurchApp.ticket(), "Idempotency-Key", key);

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertReply(
                app.create(ChurchApp.ticket().put("type", "other"), "Idempotency-Key", key),
                422,
                "{\"detail\":\"This Idempotency-Key was used for another request.\"}");
        String change = "{\"priority\": \"low\"}";
        Reply changed = app.patch(first.id(), change, "Idempotency-Key", "change-" + key);
        app.patch(first.id(), "{\"priority\": \"burning\"}");
        assertThat(app.patch(first.id(), change, "Idempotency-Key", "change-" + key)
                        .body())
                .isEqualTo(changed.body());
        assertThat(app.delete(first.id(), "Idempotency-Key", "delete-" + key).status())
                .isEqualTo(204);
        assertThat(app.delete(first.id(), "Idempotency-Key", "delete-" + key).status())
                .isEqualTo(204);
    }

    @Test
    void shouldShowAndChangeATicketThatWasMadeNatively() {
        String id = owner.command(
                        "create-ticket",
                        Map.of(
                                "title",
                                "Mail bounces",
                                "priority",
                                "URGENT",
                                "status",
                                "ON_HOLD",
                                "scope",
                                Map.of("church", "north"),
                                "requester",
                                Map.of("email", "eve@example.org"),
                                "data",
                                Map.of("kept", true)))
                .json()
                .path("ticketId")
                .asString();
        owner.command("reply", Map.of("ticketId", id, "message", "On it."));

        Reply shown = app.get("/api/tickets/" + id);
        JsonNode json = shown.json();
        assertThat(json.path("priority").asString()).isEqualTo("urgent");
        assertThat(json.path("status").asString()).isEqualTo("pending");
        assertThat(json.path("church").asString()).isEqualTo("north");
        assertThat(json.path("type").isNull()).isTrue();
        assertThat(json.path("description").isNull()).isTrue();
        assertThat(json.at("/user/email").asString()).isEqualTo("eve@example.org");
        assertThat(json.at("/change_log/1/actor/dialect").asString()).isEqualTo("ledger");
        assertThat(json.at("/change_log/1/changes").toString())
                .isEqualTo("[{\"field\":\"message\",\"from\":null,\"to\":\"On it.\"}]");
        assertThat(app.put(id, shown.body()).body()).isEqualTo(shown.body());
        assertThat(app.patch(id, shown.body()).header("ETag")).isEqualTo("\"2\"");

        app.patch(id, "{\"type\": \"mail\", \"status\": \"closed\"}");

        JsonNode changed = inLedger(id);
        assertThat(changed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(changed.path("type").asString()).isEqualTo("mail");
        assertThat(changed.path("title").asString()).isEqualTo("Mail bounces");
        assertThat(changed.at("/priority/level").asString()).isEqualTo("URGENT");
        assertThat(changed.path("data")).hasToString("{\"kept\":true}");
        owner.command("set-status", Map.of("ticketId", id, "status", "OPEN"));
        JsonNode back = app.get("/api/tickets/" + id).json();
        assertThat(back.path("status").asString()).isEqualTo("active");
        assertThat(back.path("closed_at").isNull()).isTrue();
        assertThat(actions(back))
                .containsExactly("TicketCreated", "TicketReplied", "TicketRevised", "TicketClosed", "TicketReopened");
    }

    @Test
    void shouldDescribeItself() {
        assertThat(owner.get("/v3/api-docs/church").json().path("paths").propertyNames())
                .containsExactly("/api/tickets", "/api/tickets/{id}");
        assertThat(owner.get("/v3/api-docs").json().path("paths").propertyNames())
                .contains("/api/tickets/{id}");
    }

    private static String workspace() {
        return "parish-" + WORKSPACES.incrementAndGet();
    }

    private static JsonNode inLedger(String id) {
        return owner.get("/queries/tickets/" + id).json();
    }

    private static List<String> actions(JsonNode ticket) {
        return ticket.path("change_log")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private static String page(int count, @Nullable String next, @Nullable String previous, List<String> results) {
        return "{\"count\":%d,\"next\":%s,\"previous\":%s,\"results\":[%s]}"
                .formatted(count, quoted(next), quoted(previous), String.join(",", results));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private static void assertReply(Reply reply, int status, String body) {
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.status()).isEqualTo(status);
    }
}
