package io.ticketledger.standalone.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.helpdesk.HelpdeskRoutes;
import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.helpdesk.Desk.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong, and what is sent on purpose to make it go wrong. */
@ExtendWith(SharedLedger.class)
class HelpdeskErrorsApiTest {
    private static final String NO_KEY = "Invalid API key.";

    private final LedgerClient owner;
    private final Desk desk;
    private final long ticket;

    HelpdeskErrorsApiTest(LedgerClient owner) {
        this.owner = owner;
        this.desk = Desk.in(owner, "errors", "bob");
        this.ticket = desk.ticket("Target");
    }

    static Stream<Route> routes() {
        return HelpdeskRoutes.TABLE.routes().stream();
    }

    static List<String> paths() {
        return new ArrayList<>(new TreeSet<>(routes().map(Route::path).toList()));
    }

    @Test
    void shouldTakeTheKeyInThreeWays() {
        Desk nobody = new Desk(desk.url(), null);
        String path = "/" + ticket;
        nobody.get(path + "?apiKey=" + desk.key()).has(200);
        nobody.send("GET", path, null, null, "Authorization", "apikey " + desk.key())
                .has(200);
        nobody.send("GET", path, null, null, "Authorization", "ApiKey " + desk.key())
                .has(200);
        nobody.send("GET", path, null, null, "APIKEY", String.valueOf(desk.key()))
                .has(200);
        desk.get(path + "?apiKey=" + desk.key()).has(200);
        desk.get(path + "?apiKey=").has(200);

        Answer missing = nobody.get(path).isError(401, NO_KEY);
        assertThat(missing.header("www-authenticate")).contains("apikey");
        nobody.get(path + "?apiKey=wrong").isError(401, NO_KEY);
        nobody.get(path + "?apiKey=").isError(401, NO_KEY);
        nobody.send("GET", path, null, null, "Authorization", "Bearer " + desk.key())
                .isError(401, NO_KEY);
        desk.get(path + "?apiKey=" + owner.key()).isError(401, NO_KEY);
        nobody.get(path + "?apiKey=" + desk.key() + "&apiKey=" + desk.key()).isError(401, NO_KEY);
        nobody.form("POST", "/setStatus", "apiKey=" + desk.key() + "&status=new&ticketIDs=1")
                .isError(401, NO_KEY);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void shouldAskForTheKeyAndItsPermission(Route route) {
        String below = below(route.path());
        Desk reader = Desk.in(owner, "errors", "reader", "REPORT_READ");

        new Desk(desk.url(), null).send(route.method(), below, null, null).isError(401, NO_KEY);
        reader.send(route.method(), below, null, null)
                .isError(403, "You do not have permission " + route.permission() + ".");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void shouldSayWhichMethodsAPathTakes(String path) {
        TreeSet<String> allowed = new TreeSet<>(List.of("OPTIONS"));
        routes().filter(route -> route.path().equals(path)).map(Route::method).forEach(allowed::add);
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String allow = String.join(", ", allowed);

        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            if (!allowed.contains(method)) {
                Answer refused = desk.send(method, below(path), null, null)
                        .isError(405, "This endpoint does not take " + method + ".");
                assertThat(refused.header("allow")).contains(allow);
            }
        }
        assertThat(desk.send("OPTIONS", below(path), null, null).has(204).header("allow"))
                .contains(allow);
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutABody() {
        for (String below : List.of("", "/" + ticket)) {
            Answer head = desk.send("HEAD", below, null, null).has(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("content-type")).isEqualTo(desk.get(below).header("content-type"));
        }
    }

    @Test
    void shouldTellATicketFromAPathThatLeadsNowhere() {
        for (String id : List.of("/0", "/987654321", "/abc", "/-1", "/99999999999999999999", "/1.5", "/%C3%BC")) {
            desk.get(id).isError(400, "This ticket does not exist.");
        }
        desk.get("/" + ticket + "/notes").isError(404, "This endpoint does not exist.");
        desk.get("/" + ticket + "//").isError(404, "This endpoint does not exist.");
        desk.get("/" + ticket + "/").has(200);
        desk.get("/").has(200);
    }

    @Test
    void shouldSeeNothingOfAnotherWorkspace() {
        Desk stranger = Desk.in(owner, "strangers", "eve");
        String unknown = "/987654321";
        String known = "/" + ticket;

        assertThat(stranger.get(known).body()).isEqualTo(stranger.get(unknown).body());
        assertThat(stranger.json("PUT", known, "{'title':'mine'}").body())
                .isEqualTo(stranger.json("PUT", unknown, "{'title':'mine'}").body());
        stranger.send("DELETE", known, null, null).isError(400, "This ticket does not exist.");
        stranger.form("POST", "/unlinkCustomerFromTicket", "ticketID=" + ticket)
                .isError(400, "This ticket does not exist.");
        assertThat(stranger.get("?searchArchived=yes").json().path("itemTotal").asInt())
                .isZero();
        assertThat(desk.item(ticket).path("title").asString()).isEqualTo("Target");
    }

    @Test
    void shouldSayInItsOwnShapeWhatIsWrongWithABody() {
        desk.send("POST", "", "text/plain", "hello")
                .isError(
                        415,
                        "The body must be application/json, application/x-www-form-urlencoded or multipart/form-data,"
                                + " in UTF-8.");
        desk.send("POST", "", Desk.JSON_TYPE, "{\"title\":")
                .isError(400, "The parameter 'title' is not well-formed JSON (line 1, column 10).");
        desk.send("POST", "", Desk.JSON_TYPE, "title")
                .isError(400, "The body is not well-formed JSON (line 1, column 1).");
        desk.send("POST", "", Desk.JSON_TYPE, "[]").isError(400, "The body must be a JSON object or a form.");
        desk.send("POST", "", null, null).isError(400, "Missing parameter 'brandID'.");
        desk.send("POST", "", Desk.FORM_TYPE, "title=" + "x".repeat(2 * 1024 * 1024))
                .isError(413, "The body has more than 2097152 bytes.");
        desk.send("GET", "/" + ticket, null, null, "Accept", "text/html")
                .isError(406, "The answer is available as application/json only.");
        desk.form("POST", "/setStatus", "status=new&ticketIDs=1&ticketIDs[]=2")
                .isError(400, "The parameter 'ticketIDs[]' is given both as a value and as a list.");
        assertThat(desk.raw("GET", "?query=%ff")).startsWith("HTTP/1.1 400").contains("{\"status\":\"error\"");
        assertThat(desk.raw("GET", "?query=%00")).startsWith("HTTP/1.1 400").contains("{\"status\":\"error\"");
        assertThat(desk.raw("GET", "?query=\u0000")).startsWith("HTTP/1.1 400");
        assertThat(desk.raw("GET", "?query=\"Target\"&a[]={}|<>^`\\"))
                .startsWith("HTTP/1.1 200")
                .contains("Target");
    }

    /** Values that some reader chokes on; each is sent in every field of every write. */
    private static List<String> hostile() {
        return List.of(
                "null",
                "true",
                "[]",
                "{}",
                "[[[[1]]]]",
                "{\"$gt\":\"\"}",
                "{\"$where\":\"sleep(1)\"}",
                "-1",
                "1e400",
                "9223372036854775808",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud83d\"",
                "\"' OR 1=1 --\"",
                "\"<script>alert(1)</script>\"",
                "\"../../etc/passwd\"",
                "\"" + "🚒".repeat(70_000) + "\"",
                "[".repeat(150) + "]".repeat(150));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void shouldNeverStumble(Route route) {
        if (route.method().equals("GET") || route.path().endsWith("solveUnfinishedTickets")) {
            return;
        }
        List<String> fields = List.of(
                "title",
                "status",
                "priority",
                "externalPrimaryID",
                "ticketID",
                "ticketIDs",
                "ticketIDs[]",
                "TicketIDs",
                "actions",
                "actions[0][actionType]",
                "brandID",
                "from",
                "direction",
                "formID",
                "assignedGroupID");
        String below = below(route.path()).replace(String.valueOf(ticket), "987654321");
        for (String field : fields) {
            for (String value : hostile()) {
                String known = "\"brandID\":1,\"channelID\":1,\"direction\":\"inbound\",\"from\":\"a\",\"to\":\"b\","
                        + "\"title\":\"t\",\"status\":\"solved\",\"priority\":\"low\"";
                String body = known.contains("\"" + field + "\"")
                        ? "{" + known.replaceAll("\"" + field + "\":(\"[a-z]*\"|1)", "\"" + field + "\":0") + "}"
                        : "{" + known + "," + "\"" + field + "\":0}";
                Answer answer = desk.send(
                        route.method(),
                        below,
                        Desk.JSON_TYPE,
                        body.replace("\"" + field + "\":0", "\"" + field + "\":" + value));
                assertThat(answer.status())
                        .as("%s %s: %s", field, value.length() > 50 ? "long" : value, answer.body())
                        .isIn(200, 400);
                if (answer.status() == 400) {
                    assertThat(answer.body()).startsWith("{\"status\":\"error\",\"message\":\"");
                }
            }
        }
    }

    private String below(String path) {
        return path.substring(Desk.ROOT.length()).replace("{ticketID}", String.valueOf(ticket));
    }
}
