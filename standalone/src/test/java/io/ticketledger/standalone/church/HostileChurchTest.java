package io.ticketledger.standalone.church;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.church.ChurchApp.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong with the church API, and who tries to make it: always its own shape, never a fault. */
class HostileChurchTest {
    private static final List<String> FIELDS = List.of(
            "type",
            "priority",
            "description",
            "status",
            "church",
            "legacy_id",
            "nextgen_legacy_id",
            "media",
            "created_at",
            "ticket_id",
            "closed_at",
            "change_log");
    private static final String NOT_FOUND = "{\"detail\":\"Not found.\"}";
    private static final String NO_TICKET = "{\"detail\":\"No Ticket matches the given query.\"}";

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static ChurchApp importer;
    private static ChurchApp stranger;
    private static String id;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        LedgerClient owner = ledger.client();
        importer = new ChurchApp(owner.url(), owner.key());
        stranger = ChurchApp.of(owner, "elsewhere", ChurchApp.ALL_BUT_IMPORT);
        id = importer.create(ChurchApp.ticket()).id();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldAskForACredential() {
        for (String path : List.of("/api/tickets", "/api/tickets/" + id, "/api/tickets/x/y")) {
            Reply reply = importer.withKey(null).get(path);

            assertReply(reply, 401, "{\"detail\":\"Authentication credentials were not provided.\"}");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
        }
        Reply bad = importer.withKey("tlk_wrong").get("/api/tickets");
        assertReply(
                bad,
                401,
                "{\"detail\":\"Given token not valid for any token type\",\"code\":\"token_not_valid\",\"messages\":"
                        + "[{\"token_class\":\"AccessToken\",\"token_type\":\"access\","
                        + "\"message\":\"Token is invalid\"}]}");
        assertThat(bad.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
    }

    @ParameterizedTest
    @CsvSource({"GET,TICKET_CREATE", "POST,TICKET_READ", "PUT,TICKET_READ", "PATCH,SET_STATUS", "DELETE,TICKET_UPDATE"})
    void shouldAskForThePermissionOfEachCall(String method, String other) {
        ChurchApp limited = ChurchApp.of(ledger.client(), "default", List.of(other));
        String path = method.equals("POST") ? "/api/tickets" : "/api/tickets/" + id;

        assertReply(
                limited.send(method, path, method.equals("GET") ? null : "{}"),
                403,
                "{\"detail\":\"You do not have permission to perform this action.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "abc",
                "00000000-0000-0000-0000-00000000000",
                "%7B%22$ne%22:1%7D",
                "00000000000000000000000000000000",
                "%F0%9F%8E%B9",
                "1/2",
            })
    void shouldNotFindWhatIsNoId(String path) {
        assertReply(importer.get("/api/tickets/" + path), 404, NOT_FOUND);
        assertReply(importer.patch(path, "{}"), 404, NOT_FOUND);
        assertReply(importer.put(path, "no json"), 404, NOT_FOUND);
        assertReply(importer.delete(path), 404, NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "..%2f..", "%ff", "a%5cb"})
    void shouldKeepItsShapeWhereAPathCannotBeRead(String path) {
        Reply reply = importer.get("/api/tickets/" + path);

        assertThat(reply.status()).as(reply.body()).isIn(400, 404);
        assertChurchShape(reply);
    }

    @Test
    void shouldFindAForeignTicketNoMoreThanNone() {
        String none = UUID.randomUUID().toString();
        for (String ticket : List.of(id, none)) {
            assertReply(stranger.get("/api/tickets/" + ticket), 404, NO_TICKET);
            assertReply(stranger.patch(ticket, "{\"type\":1}"), 404, NO_TICKET);
            assertReply(stranger.patch(ticket, "{\"type\":null}"), 404, NO_TICKET);
            assertReply(stranger.put(ticket, ChurchApp.ticket()), 404, NO_TICKET);
            assertReply(stranger.delete(ticket), 404, NO_TICKET);
        }
        assertReply(stranger.get("/api/tickets"), 200, "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"PUT,/api/tickets", "PATCH,/api/tickets", "DELETE,/api/tickets", "POST,/api/tickets/{id}"})
    void shouldNotAllowAnyOtherMethod(String method, String path) {
        Reply reply = importer.send(method, path.replace("{id}", id), "{}");

        assertReply(reply, 405, "{\"detail\":\"Method \\\"" + method + "\\\" not allowed.\"}");
        assertThat(reply.header("Allow"))
                .isEqualTo(path.endsWith("s") ? "GET, HEAD, OPTIONS, POST" : "DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"})
    void shouldReadNothingButJson(String contentType) {
        String body = ChurchApp.ticket().toString();
        String refusal = "{\"detail\":\"Unsupported media type \\\"" + contentType + "\\\" in request.\"}";

        assertReply(importer.create(body, "Content-Type", contentType), 415, refusal);
        assertReply(importer.patch(id, body, "Content-Type", contentType), 415, refusal);
        assertReply(importer.put(id, body, "Content-Type", contentType), 415, refusal);
    }

    @Test
    void shouldAnswerNothingButJson() {
        assertReply(
                importer.get("/api/tickets", "Accept", "text/html"),
                406,
                "{\"detail\":\"Could not satisfy the request Accept header.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"type\":}",
                "{'type':1}",
                "",
                "nul",
                "{\"type\":\"a\",\"type\":\"b\"}",
                "{} {}",
                "NaN",
                "{\"type\":\"\\u0000\"}",
                "{\"type\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"x\":1e99999999999}"
            })
    void shouldSayThatABodyIsNoJson(String body) {
        for (Reply reply : List.of(importer.create(body + " "), importer.patch(id, body + " "))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.json().path("detail").asString()).startsWith("JSON parse error - ");
            assertThat(reply.json()).hasSize(1);
        }
    }

    @Test
    void shouldSayThatABodyIsNotUtf8() {
        Reply reply = importer.sendBytes(
                "POST", "/api/tickets", BodyPublishers.ofByteArray("{\"type\":\"ä\"}".getBytes(ISO_8859_1)));

        assertReply(reply, 400, "{\"detail\":\"JSON parse error - the body is not valid UTF-8\"}");
    }

    @ParameterizedTest
    @CsvSource({"[],list", "\"x\",str", "1,int", "1.5,float", "true,bool", "null,NoneType"})
    void shouldTakeNothingButAnObject(String body, String kind) {
        String refusal = "{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got " + kind + ".\"]}";

        assertReply(importer.create(body), 400, refusal);
        assertReply(importer.put(id, body), 400, refusal);
        assertReply(importer.patch(id, body), 400, refusal);
    }

    @Test
    void shouldSayWhatIsWrongWithEachField() {
        assertReply(
                importer.create("{\"priority\": \" \", \"status\": \"foo\", \"church\": \"abc\", \"description\": 5}"),
                400,
                "{\"type\":[\"This field is required.\"],\"priority\":[\"This field may not be blank.\"],"
                        + "\"status\":[\"\\\"foo\\\" is not a valid choice.\"],"
                        + "\"church\":[\"“abc” is not a valid UUID.\"]}");
        assertThat(importer.send("POST", "/api/tickets", null).json().propertyNames())
                .containsExactly("type", "priority", "description", "church");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        String body = ChurchApp.ticket().put("media", "x".repeat(2_100_000)).toString();

        assertReply(importer.create(body), 413, "{\"detail\":\"Request body exceeds 2097152 bytes.\"}");
        assertThat(importer.create(ChurchApp.ticket().put("media", "x".repeat(300_000)))
                        .body())
                .isEqualTo("{\"media\":[\"Ensure this field has no more than 262144 bytes.\"]}");
    }

    @Test
    void shouldRefuseABodyThatIsTooDeep() {
        String deep = "[".repeat(101) + "]".repeat(101);
        String deeper = "[".repeat(50_000);

        assertReply(
                importer.patch(id, "{\"media\":" + deep + "}"),
                400,
                "{\"media\":[\"Ensure this field is nested no deeper than 100 levels.\"]}");
        assertThat(importer.patch(id, "{\"media\":" + deeper).status()).isEqualTo(400);
    }

    @Test
    void shouldNeverBreakOnAValue() {
        List<String> values = List.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "1e2147483647",
                "-1e-2147483647",
                "123456789012345678901234567890",
                "1.0000000000000000000000001",
                "\"\"",
                "\"\\n\"",
                "\"9999-12-31T23:59:59.999999-23:59\"",
                "\"0000-00-00T00:00:00Z\"",
                "\"" + "🎹".repeat(70_000) + "\"",
                "[]",
                "[[{}]]",
                "{\"$gt\":\"\"}",
                "{\"$where\":\"sleep(1000)\"}",
                "\"'; DROP TABLE event; --\"",
                "\"<script>alert(1)</script>\"",
                "\"${jndi:ldap://x}\"");
        for (String field : FIELDS) {
            for (String value : values) {
                ObjectNode ticket = ChurchApp.ticket().put("status", "closed");
                ticket.remove(field);
                String sent =
                        "{\"" + field + "\":" + value + "," + ticket.toString().substring(1);
                for (Reply reply : List.of(importer.create(sent), importer.patch(id, sent), importer.put(id, sent))) {
                    assertThat(reply.status())
                            .as("%s: %.60s: %.200s", field, value, reply.body())
                            .isIn(200, 201, 400);
                    assertChurchShape(reply);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page%5B$ne%5D=1",
                "page=1&page=%27",
                "page_size=%00",
                "consistency=never",
                "page=%FF",
                "&&&==",
                "page_size=-9223372036854775808",
                "page=1;drop",
                "x=%F0%9F%8E%B9&page=2147483648"
            })
    void shouldNeverBreakOnAParameter(String query) {
        Reply reply = importer.get("/api/tickets?" + query);

        assertThat(reply.status()).as(reply.body()).isIn(200, 400, 404);
        assertChurchShape(reply);
    }

    @Test
    void shouldKeepNothingThatAClientMayNotSet() {
        JsonNode before = importer.get("/api/tickets/" + id).json();
        String taken = UUID.randomUUID().toString();
        JsonNode after = importer.patch(id, """
                        {"id": "%s", "user": {"id": "root"}, "ticket_id": 7, "created_at": "2000-01-01T00:00:00Z",
                         "updated_at": "2000-01-01T00:00:00Z", "closed_at": "2000-01-01T00:00:00Z",
                         "deleted_at": "2000-01-01T00:00:00Z", "change_log": [], "workspace": "elsewhere",
                         "version": 99, "claim": {"by": "me"}, "__proto__": {"x": 1}}""".formatted(taken)).json();

        assertThat(after).isEqualTo(before);
    }

    private static void assertChurchShape(Reply reply) {
        JsonNode json = reply.json();
        if (reply.status() < 400) {
            assertThat(json.has("change_log") || json.has("results")).isTrue();
            return;
        }
        assertThat(reply.body().getBytes(UTF_8).length).isLessThan(2_000);
        if (json.has("detail")) {
            assertThat(json.path("detail").isString()).isTrue();
            assertThat(json).hasSize(1);
        } else {
            assertThat(json.values()).isNotEmpty().allMatch(JsonNode::isArray);
        }
    }

    private static void assertReply(Reply reply, int status, String body) {
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.status()).isEqualTo(status);
    }
}
