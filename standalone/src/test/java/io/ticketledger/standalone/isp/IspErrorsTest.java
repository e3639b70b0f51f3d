package io.ticketledger.standalone.isp;

import static io.ticketledger.standalone.isp.IspPanel.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.isp.IspPanel.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every error of the isp API, in its own words. */
@ExtendWith(SharedLedger.class)
class IspErrorsTest {
    private static final String TICKET = "{\"title\":\"t\",\"description\":\"d\",\"priority\":1}";

    private final LedgerClient owner;
    private final IspPanel panel;

    IspErrorsTest(LedgerClient owner) {
        this.owner = owner;
        this.panel = IspPanel.of(owner);
    }

    /** A request of each kind, by what it needs. */
    private static Map<String, List<String>> requests(long id) {
        Map<String, List<String>> requests = new LinkedHashMap<>();
        requests.put("GET " + ROOT + "?isp_id=1&branch_id=1&user_id=1", List.of("TICKET_READ", "view tickets", ""));
        requests.put("GET " + ROOT + "/" + id, List.of("TICKET_READ", "view tickets", ""));
        requests.put("POST " + ROOT, List.of("TICKET_CREATE", "create tickets", TICKET));
        requests.put("PUT " + ROOT + "/" + id, List.of("TICKET_UPDATE", "update tickets", "{}"));
        requests.put(
                "POST " + ROOT + "/" + id + "/reply",
                List.of("TICKET_UPDATE", "update tickets", "{\"message\":\"m\"}"));
        requests.put(
                "PUT " + ROOT + "/" + id + "/status",
                List.of("SET_STATUS", "update the status of tickets", "{\"status\":1}"));
        requests.put("DELETE " + ROOT + "/" + id, List.of("TICKET_DELETE", "delete tickets", ""));
        return requests;
    }

    @Test
    void shouldAskWhoItIs() {
        for (IspPanel nobody : List.of(
                new IspPanel(panel.url(), null),
                panel.withKey("tlk_wrong"),
                panel.withKey(""),
                new IspPanel(panel.url(), "Basic abc"))) {
            requests(1).forEach((request, needs) -> {
                Answer answer = send(nobody, request, needs.get(2));
                assertThat(answer.body()).isEqualTo(said("Unauthenticated"));
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("www-authenticate")).startsWith("Bearer");
            });
        }
    }

    @Test
    void shouldAskForAPermissionEach() {
        long id = panel.create(TICKET);
        List<String> all = List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS");
        requests(id).forEach((request, needs) -> {
            String[] others = all.stream()
                    .filter(permission -> !permission.equals(needs.get(0)))
                    .toArray(String[]::new);
            Answer refused = send(panel.withKey(SharedLedger.key(owner, "default", others)), request, needs.get(2));
            assertThat(refused.body()).isEqualTo(said("You do not have permission to " + needs.get(1)));
            assertThat(refused.status()).isEqualTo(403);
            Answer allowed =
                    send(panel.withKey(SharedLedger.key(owner, "default", needs.get(0))), request, needs.get(2));
            assertThat(allowed.status()).as(request + allowed.body()).isBetween(200, 201);
        });
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        for (String id : List.of("0", "007", "-1", "1.5", "abc", "987654321", "99999999999999999999", "%F0%9F%94%A5")) {
            assertError(panel.get(ROOT + "/" + id), 404, said("Ticket not found"));
            assertError(panel.send("PUT", ROOT + "/" + id, "{}"), 404, said("Ticket not found"));
            assertError(
                    panel.send("PUT", ROOT + "/" + id + "/status", "{\"status\":1}"), 404, said("Ticket not found"));
            assertError(
                    panel.send("POST", ROOT + "/" + id + "/reply", "{\"message\":\"m\"}"),
                    404,
                    said("Ticket not found"));
            assertError(panel.send("DELETE", ROOT + "/" + id, null), 404, said("Ticket not found"));
        }
        for (String request : List.of("PUT /abc", "PUT /abc/status", "POST /0/reply", "DELETE /0", "GET /abc")) {
            String[] parts = request.split(" ");
            for (String body : List.of("{\"priority\":9,\"isp_id\":\"x\"}", "[1]")) {
                assertError(panel.send(parts[0], ROOT + parts[1], body), 404, said("Ticket not found"));
            }
        }
        assertError(panel.get(ROOT + "/1/nothing"), 404, said("Not found"));
        assertError(panel.get(ROOT + "/1/reply/2"), 404, said("Not found"));
        assertError(panel.get(ROOT + "/..;/1"), 404, said("Not found"));
    }

    @Test
    void shouldFindNothingOfAnotherWorkspace() {
        long id = panel.create(
                "{\"isp_id\":81,\"branch_id\":1,\"title\":\"secret\",\"description\":\"d\",\"priority\":1}");
        IspPanel stranger = panel.withKey(SharedLedger.key(
                owner, "elsewhere", "TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS"));

        requests(id).forEach((request, needs) -> {
            if (request.contains("/" + id)) {
                assertError(send(stranger, request, needs.get(2)), 404, said("Ticket not found"));
            }
        });
        assertThat(stranger.get(ROOT + "?isp_id=81&branch_id=1&user_id=1").body())
                .isEqualTo("{\"success\":true,\"data\":[]}");
        assertThat(panel.ticket(id).path("title").asString()).isEqualTo("secret");
    }

    @Test
    void shouldAllowTheMethodsOfEachPath() {
        Map<String, String> allowed = Map.of(
                ROOT,
                "GET, HEAD, OPTIONS, POST",
                ROOT + "/1",
                "DELETE, GET, HEAD, OPTIONS, PUT",
                ROOT + "/1/reply",
                "OPTIONS, POST",
                ROOT + "/1/status",
                "OPTIONS, PUT");
        allowed.forEach((path, methods) -> {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "REPORT")) {
                if (!List.of(methods.split(", ")).contains(method)) {
                    Answer answer = panel.send(method, path, "{}");
                    assertError(answer, 405, said("Method not allowed"));
                    assertThat(answer.header("allow")).isEqualTo(methods);
                }
            }
            Answer options = panel.send("OPTIONS", path + "/", null);
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("allow")).isEqualTo(methods);
        });
        long id = panel.create(TICKET);
        Answer head = panel.send("HEAD", ROOT + "/" + id, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void shouldNameEveryWrongField() {
        long id = panel.create(TICKET);
        assertError(
                panel.send("POST", ROOT, "{\"priority\":9,\"subscriber_id\":\"x\"}"),
                422,
                invalid("'subscriber_id':['The subscriber id field must be an integer.'],"
                        + "'title':['The title field is required.'],"
                        + "'description':['The description field is required.'],"
                        + "'priority':['The selected priority is invalid.']"));
        assertError(
                panel.send("PUT", ROOT + "/" + id, "{\"title\":\" \",\"description\":null,\"priority\":null}"),
                422,
                invalid("'title':['The title field is required.'],'description':['The description field is required.'],"
                        + "'priority':['The priority field is required.']"));
        assertError(
                panel.send("POST", ROOT + "/" + id + "/reply", null),
                422,
                invalid("'message':['The message field is required.']"));
        assertError(
                panel.send("PUT", ROOT + "/" + id + "/status", "{\"status\":4}"),
                422,
                invalid("'status':['The selected status is invalid.']"));
        assertError(
                panel.get(ROOT),
                422,
                invalid("'isp_id':['The isp id field is required.'],'branch_id':['The branch id field is required.'],"
                        + "'user_id':['The user id field is required.']"));
        assertError(
                panel.get(ROOT + "?isp_id=1&isp_id=2&branch_id=0&user_id=1&status=x&page=1&offset=0&limit=1001"),
                422,
                invalid("'isp_id':['The isp id field must be an integer.'],"
                        + "'branch_id':['The branch id field must be between 1 and 999999999999999999.'],"
                        + "'status':['The selected status is invalid.'],"
                        + "'limit':['The limit field must be between 1 and 1000.'],"
                        + "'page':['The page field prohibits offset from being present.']"));
        assertError(
                panel.get(ROOT + "/" + id + "?isp_id=me"),
                422,
                invalid("'isp_id':['The isp id field must be an integer.']"));
        assertError(
                panel.get(ROOT + "/" + id + "?consistency=perhaps"),
                422,
                invalid("'consistency':['must be eventual or strong']"));
        assertError(
                panel.send("DELETE", ROOT + "/" + id, "{\"isp_id\":[]}"),
                422,
                invalid("'isp_id':['The isp id field must be an integer.']"));
        assertThat(panel.ticket(id).path("title").asString()).isEqualTo("t");
    }

    @Test
    void shouldRefuseBodiesThatAreNone() {
        long id = panel.create(TICKET);
        requests(id).forEach((request, needs) -> {
            assertError(
                    send(panel, request, "{\"title\":"),
                    400,
                    said("Malformed JSON: the field title is not well-formed JSON (line 1, column 10)"));
            assertError(send(panel, request, "[1]"), 400, said("Malformed JSON: the body must be a JSON object"));
            String[] parts = request.split(" ");
            assertError(
                    panel.send(parts[0], parts[1], "title=t", Map.of("Content-Type", "text/plain")),
                    415,
                    said("Unsupported media type"));
        });
        assertError(
                panel.send("POST", ROOT, "{\"title\":\"" + "x".repeat(2_097_152) + "\"}"),
                413,
                said("The body must not be greater than 2097152 bytes"));
        assertError(
                panel.send("POST", ROOT, "{\"title\":\"a\\u0000b\"}"),
                400,
                said("Malformed JSON: the field title contains a NUL character"));
        assertError(
                panel.send("GET", ROOT + "/" + id, null, Map.of("Accept", "text/html")), 406, said("Not acceptable"));
    }

    @Test
    void shouldRefuseAReplyToAClosedTicket() {
        long id = panel.create(TICKET);
        panel.send("PUT", ROOT + "/" + id + "/status", "{\"status\":3}");

        assertError(
                panel.send("POST", ROOT + "/" + id + "/reply", "{\"message\":\"m\"}"),
                422,
                said("The ticket is closed."));
        assertThat(panel.send("PUT", ROOT + "/" + id + "/status", "{\"status\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(panel.send("POST", ROOT + "/" + id + "/reply", "{\"message\":\"m\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void shouldKeepConditionsAndKeys() {
        Map<String, String> key = Map.of("Idempotency-Key", "isp-errors-1");
        Answer first = panel.send("POST", ROOT, TICKET, key);
        Answer again = panel.send("POST", ROOT, TICKET, key);
        long id = first.json().path("data").path("id").asLong();
        String path = ROOT + "/" + id;

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertError(
                panel.send("POST", ROOT, "{\"title\":\"u\",\"description\":\"d\",\"priority\":1}", key),
                422,
                said("This Idempotency-Key was used for another request"));
        assertError(
                panel.send("PUT", path, "{\"title\":\"u\"}", Map.of("If-Match", "\"7\"")),
                412,
                said("The ticket is at version 1 by now."));
        assertThat(panel.send("PUT", path, "{\"title\":\"u\"}", Map.of("If-Match", "\"1\""))
                        .header("etag"))
                .isEqualTo("\"2\"");
        assertThat(panel.send("GET", path, null, Map.of("If-None-Match", "\"2\""))
                        .status())
                .isEqualTo(304);
        assertError(
                panel.send("DELETE", path, null, Map.of("If-Match", "\"1\"")),
                412,
                said("The ticket is at version 2 by now."));
        assertError(
                panel.send("POST", ROOT, TICKET, Map.of("Idempotency-Key", "two words")),
                422,
                invalid("'Idempotency-Key':['must be 1 to 255 visible ASCII characters']"));
    }

    private static Answer send(IspPanel panel, String request, String body) {
        String[] parts = request.split(" ");
        return panel.send(parts[0], parts[1], body.isEmpty() ? null : body);
    }

    private static void assertError(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    private static String invalid(String errors) {
        return "{\"success\":false,\"message\":\"Validation failed\",\"errors\":{" + errors.replace('\'', '"') + "}}";
    }

    private static String said(String message) {
        return "{\"success\":false,\"message\":\"" + message + "\"}";
    }
}
