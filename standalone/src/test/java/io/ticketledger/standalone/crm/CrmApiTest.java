package io.ticketledger.standalone.crm;

import static io.ticketledger.standalone.crm.CrmClient.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.crm.CrmClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class CrmApiTest {
    private static final String LEAST = "{\"customerID\":7,\"subject\":\"x\"}";
    private static final List<String> ALL =
            List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS", "TICKET_BATCH");

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static CrmClient crm;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        crm = new CrmClient(ledger.client().url(), ledger.client().key());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    /** A client of another workspace or with fewer permissions. */
    private static LedgerClient key(String workspace, List<String> permissions) {
        LedgerClient.Answer made = ledger.client()
                .post(
                        "/admin/api-keys",
                        Map.of(
                                "workspace", workspace,
                                "name", "crm",
                                "subject", "dora",
                                "displayName", "Dora",
                                "permissions", permissions));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return ledger.client().withKey(made.json().get("key").asString());
    }

    private static CrmClient client(String workspace, List<String> permissions) {
        LedgerClient made = key(workspace, permissions);
        return new CrmClient(made.url(), made.key());
    }

    @Test
    void shouldTakeATicketFromStartToFinish() {
        Answer created = crm.create("""
                {"customerID":"1042","ticketType":"billing","ticketPriority":"high","customerEmail":"ann@example.org",
                 "subject":"Invoice twice 🔥","ticketContent":"Zweimal, süß","owner":"carol","departments":"Billing",
                 "ticketFollowupDate":"2026-12-01","colour":"red","id":"1","createdDate":"1999-01-01"}""");
        String id = created.json().get("id").asString();
        String at = created.json().get("createdDate").asString();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/backend/api/v1/tickets/" + id);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(created.body())
                .isEqualTo("{\"customerID\":1042,\"ticketType\":\"billing\",\"status\":\"New\","
                        + "\"ticketPriority\":\"High\",\"customerEmail\":\"ann@example.org\","
                        + "\"subject\":\"Invoice twice 🔥\",\"ticketContent\":\"Zweimal, süß\",\"owner\":\"carol\","
                        + "\"users\":null,\"departments\":\"Billing\",\"ticketSuppliers\":null,\"createdDate\":\"" + at
                        + "\",\"ticketFollowupDate\":\"2026-12-01\",\"ticketActionRequiredDate\":null,\"id\":\"" + id
                        + "\"}");
        assertThat(crm.get(TICKETS + id).body()).isEqualTo(created.body());
        assertThat(crm.get("/backend/api/v1/customers/1042/tickets/").body()).isEqualTo("[" + created.body() + "]");

        Answer changed = crm.patch(id, """
                {"status":"assigned","ticketContent":"We look into it.","users":"bob","departments":null,
                 "ticketPriority":"Urgent","ticketActionRequiredDate":"2026-12-01 08:00:00","customerID":1043}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"6\"");
        assertThat(changed.body())
                .isEqualTo("{\"customerID\":1043,\"ticketType\":\"billing\",\"status\":\"Assigned\","
                        + "\"ticketPriority\":\"Urgent\",\"customerEmail\":\"ann@example.org\","
                        + "\"subject\":\"Invoice twice 🔥\",\"ticketContent\":\"We look into it.\","
                        + "\"owner\":\"carol\",\"users\":\"bob\",\"departments\":null,\"ticketSuppliers\":null,"
                        + "\"createdDate\":\"" + at + "\",\"ticketFollowupDate\":\"2026-12-01\","
                        + "\"ticketActionRequiredDate\":\"2026-12-01 08:00:00\",\"id\":\"" + id + "\"}");
        assertThat(crm.get(TICKETS + id).body()).isEqualTo(changed.body());
        assertThat(crm.get("/backend/api/v1/customers/1042/tickets").body()).isEqualTo("[]");

        Answer same = crm.send("PUT", TICKETS + id, changed.body());
        assertThat(same.body()).isEqualTo(changed.body());
        assertThat(same.header("ETag")).isEqualTo("\"6\"");

        assertThat(crm.patch(id, "{\"status\":\"Closed\",\"ticketContent\":\"Done.\"}")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("Closed");
        Answer late = crm.patch(id, "{\"ticketContent\":\"One more.\",\"subject\":\"Not this\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).isEqualTo("{\"error\":\"The ticket is closed; reopen it first\"}");
        assertThat(crm.get(TICKETS + id).json().get("subject").asString()).isEqualTo("Invoice twice 🔥");
        JsonNode reopened = crm.patch(id, "{\"ticketContent\":\"One more.\",\"status\":\"Open\"}")
                .json();
        assertThat(reopened.get("status").asString()).isEqualTo("Open");
        assertThat(reopened.get("ticketContent").asString()).isEqualTo("One more.");

        Answer deleted = crm.send("DELETE", TICKETS + id, null);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("ETag")).isEqualTo("\"11\"");
        assertThat(deleted.body()).isEmpty();
        for (Answer gone :
                List.of(crm.get(TICKETS + id), crm.patch(id, "{}"), crm.send("DELETE", TICKETS + id, null))) {
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.body()).isEqualTo("{\"error\":\"Ticket not found\"}");
        }
        assertThat(crm.get("/backend/api/v1/customers/1043/tickets").body()).isEqualTo("[]");
    }

    @Test
    void shouldKeepTheWordOfAStatusUntilItChanges() {
        CrmClient own = client("words", ALL);
        String open = own.create("{\"customerID\":1,\"subject\":\"a\",\"status\":\"Open\"}")
                .json()
                .get("id")
                .asString();
        String assigned = own.create("{\"customerID\":1,\"subject\":\"b\",\"status\":\"ASSIGNED\"}")
                .json()
                .get("id")
                .asString();

        assertThat(ids(own.get(TICKETS + "?status=open"))).containsExactly(open);
        assertThat(ids(own.get(TICKETS + "?status=Assigned"))).containsExactly(assigned);
        assertThat(own.patch(assigned, "{\"status\":\"Assigned\"}").header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(own.patch(assigned, "{\"status\":\"open\"}")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("Open");
        assertThat(ids(own.get(TICKETS + "?status=Open"))).containsExactly(open, assigned);
        assertThat(own.get(TICKETS + "?status=Assigned").body()).isEqualTo("[]");
    }

    @Test
    void shouldFilterByEachParameter() {
        CrmClient own = client("filters", ALL);
        String first = own.create("""
                        {"customerID":5,"subject":"a","ticketType":"sales","ticketPriority":"Low","owner":"carol"}""").json().get("id").asString();
        String second = own.create(
                        "{\"customerID\":6,\"subject\":\"b\",\"status\":\"On Hold\",\"ticketPriority\":\"Urgent\"}")
                .json()
                .get("id")
                .asString();

        assertThat(ids(own.get(TICKETS))).containsExactly(first, second);
        for (String query : List.of(
                "?ticketType=sales",
                "?owner=carol",
                "?ticketPriority=low",
                "?status=New",
                "?status=&owner=carol&unknown=1",
                "?createdSince=2020-01-01&status=new")) {
            assertThat(ids(own.get(TICKETS + query))).as(query).containsExactly(first);
        }
        assertThat(ids(own.get(TICKETS + "?idAfter=" + first))).containsExactly(second);
        assertThat(ids(own.get(TICKETS + "?status=on%20hold"))).containsExactly(second);
        assertThat(ids(own.get(TICKETS + "?createdSince=2020-01-01%2008:00:00&updatedSince=2020-01-01T08:00:00Z")))
                .hasSize(2);
        assertThat(ids(own.get(
                        TICKETS + "?createdSince=2020-01-01T08:00:00+02:00&updatedSince=2020-01-01T08:00:00%2B02:00")))
                .hasSize(2);
        assertThat(own.get(TICKETS + "?createdSince=2999-01-01").body()).isEqualTo("[]");
        assertThat(own.get(TICKETS + "?updatedSince=2999-01-01").body()).isEqualTo("[]");
        assertThat(ids(own.get("/backend/api/v1/customers/6/tickets?status=on+hold")))
                .containsExactly(second);
        assertThat(own.get("/backend/api/v1/customers/6/tickets/?status=New").body())
                .isEqualTo("[]");
        for (String nobody : List.of("99", "abc", "%24ne", "1.5", "99999999999999999999")) {
            assertThat(own.get("/backend/api/v1/customers/" + nobody + "/tickets")
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Test
    void shouldTakeTheCreationThatItShowedForASince() {
        CrmClient own = client("since", ALL);
        JsonNode created = own.create(LEAST).json();

        assertThat(ids(own.get(
                        TICKETS + "?createdSince=" + created.get("createdDate").asString())))
                .containsExactly(created.get("id").asString());
    }

    @Test
    void shouldLeadFromPageToPage() {
        LedgerClient owner = key("pages", ALL);
        CrmClient own = new CrmClient(owner.url(), owner.key());
        List<Map<String, String>> commands = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.of("command", "create-ticket", "title", "t" + i, "type", "a b"))
                .toList();
        assertThat(owner.post("/commands/batch", Map.of("commands", commands)).status())
                .isEqualTo(200);
        assertThat(own.get(TICKETS).header("Link")).isNull();
        String last = own.create("{\"customerID\":1,\"subject\":\"last\",\"ticketType\":\"a b\"}")
                .json()
                .get("id")
                .asString();

        Answer page = own.get(TICKETS + "?ticketType=a+b&idAfter=0&colour=red");
        List<String> ids = ids(page);
        String url = own.url() + TICKETS + "?idAfter=" + ids.getLast() + "&ticketType=a%20b";
        assertThat(ids).hasSize(1_000).doesNotContain(last);
        assertThat(ids.stream().map(Long::valueOf)).isSorted();
        assertThat(page.header("Link")).isEqualTo("<" + url + ">; rel=\"next\"");
        Answer next = own.get(url.substring(own.url().length()));
        assertThat(ids(next)).containsExactly(last);
        assertThat(next.header("Link")).isNull();
    }

    static Stream<Arguments> badBodies() {
        String date = "Must be a date: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or ISO 8601, from 1900 to 9999";
        return Stream.of(
                        List.of("{}", "{\"customerID\":\"Is required\",\"subject\":\"Is required\"}"),
                        List.of("{\"customerID\":1,\"subject\":\" \"}", "{\"subject\":\"Must not be blank\"}"),
                        List.of(
                                "{\"customerID\":\"x\",\"subject\":1}",
                                "{\"customerID\":\"Must be a whole number\",\"subject\":\"Must be a text\"}"),
                        List.of(
                                "{\"customerID\":1,\"subject\":\"x\",\"status\":\"Foo\"}",
                                "{\"status\":\"Unknown preset value 'Foo'\"}"),
                        List.of(
                                "{\"customerID\":1,\"subject\":\"x\",\"ticketPriority\":\"Foo\"}",
                                "{\"ticketPriority\":\"Unknown preset value 'Foo'\"}"),
                        List.of(
                                "{\"customerID\":1,\"subject\":\"x\",\"ticketFollowupDate\":\"soon\"}",
                                "{\"ticketFollowupDate\":\"" + date + "\"}"))
                .map(each -> Arguments.of(each.get(0), each.get(1)));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void shouldSayWhichFieldsAreWrong(String body, String errors) {
        Answer answer = crm.create(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).isEqualTo("{\"error\":\"Validation failed\",\"errors\":" + errors + "}");
    }

    @Test
    void shouldSayWhatIsWrongWithABody() {
        Map<String, String> wrong = Map.of(
                "{", "The request is not well-formed JSON (line 1, column 2)",
                "[]", "The request must be a JSON object",
                "null", "The request must be a JSON object",
                " ", "The request is empty");
        wrong.forEach((body, error) -> {
            Answer answer = crm.create(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        });
        Map<String, String> wrongWithin = Map.of(
                "{\"customerID\":", "{\"customerID\":\"Is not well-formed JSON (line 1, column 15)\"}",
                "{\"subject\":\"a\\u0000b\"}", "{\"subject\":\"Contains a NUL character\"}",
                "{\"subject\":\"a\\ud800b\"}", "{\"subject\":\"Contains half of a surrogate pair\"}");
        wrongWithin.forEach((body, errors) -> {
            Answer answer = crm.create(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Malformed request\",\"errors\":" + errors + "}");
        });
        Answer typed = crm.send("POST", TICKETS, "a=b", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(typed.status()).isEqualTo(415);
        assertThat(typed.body()).isEqualTo("{\"error\":\"The body must be application/json in UTF-8\"}");
        Answer large = crm.create("{\"ticketContent\":\"" + "x".repeat(2_200_000) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body()).isEqualTo("{\"error\":\"The body has more than 2097152 bytes\"}");
        Answer picky = crm.send("GET", TICKETS, null, "Accept", "text/html");
        assertThat(picky.status()).isEqualTo(406);
        assertThat(picky.body()).isEqualTo("{\"error\":\"The answer is available as application/json only\"}");
    }

    @Test
    void shouldTakeNoBodyForAnEmptyObject() {
        Answer created = crm.send("POST", TICKETS, null);
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.body())
                .isEqualTo("{\"error\":\"Validation failed\",\"errors\":"
                        + "{\"customerID\":\"Is required\",\"subject\":\"Is required\"}}");
        assertThat(crm.create("").body()).as("with a content type").isEqualTo(created.body());

        Answer ticket = crm.create(LEAST);
        String path = TICKETS + ticket.json().get("id").asString();
        for (String method : List.of("PATCH", "PUT")) {
            Answer same = crm.send(method, path, null);
            assertThat(same.status()).isEqualTo(200);
            assertThat(same.header("ETag")).isEqualTo("\"1\"");
            assertThat(same.body()).isEqualTo(ticket.body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "idAfter=x|idAfter|Must be a whole number",
                "idAfter=-1|idAfter|Must be between 0 and 999999999999999999",
                "idAfter=1&idAfter=2|idAfter|Is given more than once",
                "createdSince=soon|createdSince|Must be a date: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or ISO 8601, from 1900 to 9999",
                "status=Foo|status|Unknown preset value 'Foo'",
                "status=%24ne|status|Unknown preset value '$ne'",
                "ticketPriority=medium|ticketPriority|Unknown preset value 'medium'",
                "owner=a%00b|owner|Contains a NUL character",
                "consistency=none|consistency|Must be eventual or strong",
            })
    void shouldSayWhichParametersAreWrong(String query, String name, String reason) {
        for (String list : List.of(TICKETS, "/backend/api/v1/customers/7/tickets/")) {
            Answer answer = crm.get(list + "?" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"Validation failed\",\"errors\":{\"" + name + "\":\"" + reason + "\"}}");
        }
    }

    @Test
    void shouldAskForAKey() {
        for (CrmClient none : List.of(new CrmClient(crm.url(), "tlk_none"), new CrmClient(crm.url(), ""))) {
            for (Answer answer : List.of(none.get(TICKETS), none.create(LEAST), none.patch("1", "{}"))) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid or missing API key\"}");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            }
        }
        Answer nothing = CrmClient.send(
                HttpRequest.newBuilder(URI.create(crm.url() + TICKETS)).build());
        assertThat(nothing.status()).isEqualTo(401);
        assertThat(nothing.body()).isEqualTo("{\"error\":\"Invalid or missing API key\"}");
    }

    @Test
    void shouldAskForThePermissionOfEachEndpoint() {
        CrmClient reader = client("default", List.of("TICKET_READ"));
        CrmClient writer = client("default", List.of("TICKET_CREATE", "TICKET_UPDATE"));
        String id = crm.create(LEAST).json().get("id").asString();

        for (Answer refused : List.of(
                reader.create(LEAST),
                reader.patch(id, "{}"),
                reader.send("PUT", TICKETS + id, "{}"),
                reader.send("DELETE", TICKETS + id, null),
                writer.get(TICKETS),
                writer.get(TICKETS + id),
                writer.get("/backend/api/v1/customers/7/tickets/"),
                writer.patch(id, "{\"status\":\"Open\",\"subject\":\"y\"}"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).isEqualTo("{\"error\":\"Permission denied\"}");
        }
        assertThat(crm.get(TICKETS + id).json().get("subject").asString()).isEqualTo("x");
        assertThat(writer.patch(id, "{\"status\":\"new\",\"subject\":\"y\"}").status())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerForAForeignTicketAsForNone() {
        CrmClient stranger = client("elsewhere", ALL);
        String id = crm.create(LEAST).json().get("id").asString();

        for (String path : List.of(id, "987654321", "abc", "0", "007", "99999999999999999999")) {
            for (Answer answer : List.of(
                    stranger.get(TICKETS + path),
                    stranger.patch(path, "{}"),
                    stranger.send("DELETE", TICKETS + path, null))) {
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.body()).as(path).startsWith("{\"error\":\"");
            }
        }
        assertThat(stranger.get(TICKETS + id).body()).isEqualTo("{\"error\":\"Ticket not found\"}");
        assertThat(stranger.get(TICKETS + "1%2F2").body()).startsWith("{\"error\":\"");
        assertThat(stranger.get(TICKETS).body()).isEqualTo("[]");
        assertThat(stranger.get("/backend/api/v1/customers/7/tickets").body()).isEqualTo("[]");
    }

    @Test
    void shouldRouteByPathAndMethod() {
        String id = crm.create(LEAST).json().get("id").asString();

        assertThat(crm.get(TICKETS + id + "/").body())
                .isEqualTo(crm.get(TICKETS + id).body());
        Answer head = crm.send("HEAD", TICKETS + id, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        assertThat(head.body()).isEmpty();
        Answer wrong = crm.send("DELETE", TICKETS, null);
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(wrong.body()).isEqualTo("{\"error\":\"Method not allowed\"}");
        assertThat(crm.send("POST", TICKETS + id, LEAST).header("Allow"))
                .isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
        Answer options = crm.send("OPTIONS", TICKETS + id, null);
        assertThat(options.status()).isBetween(200, 204);
        assertThat(options.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
        for (String nowhere :
                List.of(TICKETS + id + "/replies", "/backend/api/v1/customers", "/backend/api/v1/customers/7")) {
            Answer answer = crm.get(nowhere);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Not found\"}");
        }
    }

    @Test
    void shouldHonourConditionsAndKeys() {
        Answer first = crm.send("POST", TICKETS, LEAST, "Idempotency-Key", "crm-1");
        Answer again = crm.send("POST", TICKETS, LEAST, "Idempotency-Key", "crm-1");
        String id = first.json().get("id").asString();

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        Answer reused = crm.send("POST", TICKETS, "{\"customerID\":8,\"subject\":\"x\"}", "Idempotency-Key", "crm-1");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.body()).isEqualTo("{\"error\":\"This Idempotency-Key was used for another request\"}");

        assertThat(crm.patch(id, "{\"subject\":\"y\"}", "If-Match", "\"1\"").header("ETag"))
                .isEqualTo("\"2\"");
        Answer stale = crm.patch(id, "{\"subject\":\"z\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body()).isEqualTo("{\"error\":\"The ticket has been changed in the meantime\"}");
        Answer garbled = crm.patch(id, "{}", "If-Match", "1");
        assertThat(garbled.body())
                .isEqualTo("{\"error\":\"Validation failed\",\"errors\":{\"If-Match\":"
                        + "\"Must be entity tags such as \\\"3\\\", or *\"}}");
        assertThat(crm.send("GET", TICKETS + id, null, "If-None-Match", "\"2\"").status())
                .isEqualTo(304);
        Answer replied = crm.patch(id, "{\"ticketContent\":\"once\"}", "Idempotency-Key", "crm-2");
        assertThat(crm.patch(id, "{\"ticketContent\":\"once\"}", "Idempotency-Key", "crm-2")
                        .body())
                .isEqualTo(replied.body());
        assertThat(crm.send("DELETE", TICKETS + id, null, "If-Match", "\"2\"").status())
                .isEqualTo(412);
        assertThat(crm.send("DELETE", TICKETS + id, null, "Idempotency-Key", "crm-3")
                        .status())
                .isEqualTo(204);
        assertThat(crm.send("DELETE", TICKETS + id, null, "Idempotency-Key", "crm-3")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void shouldShareATicketWithTheNativeApi() {
        LedgerClient owner = ledger.client();
        JsonNode made = owner.command(
                        "create-ticket",
                        Map.of(
                                "title",
                                "Made elsewhere",
                                "type",
                                "incident",
                                "status",
                                "PENDING",
                                "customer",
                                Map.of("id", "c-1", "name", "Example Ltd"),
                                "assignment",
                                Map.of("group", "facilities"),
                                "dates",
                                Map.of("followUp", "next week")))
                .json();
        String id = made.get("number").asString();
        JsonNode shown = crm.get(TICKETS + id).json();

        assertThat(shown.get("customerID").isNull()).isTrue();
        assertThat(shown.get("status").asString()).isEqualTo("Waiting");
        assertThat(shown.get("ticketPriority").isNull()).isTrue();
        assertThat(shown.get("ticketFollowupDate").asString()).isEqualTo("next week");
        assertThat(crm.send("PUT", TICKETS + id, shown.toString()).header("ETag"))
                .isEqualTo("\"1\"");

        crm.patch(
                id,
                "{\"owner\":\"carol\",\"status\":\"Assigned\",\"ticketPriority\":\"Normal\",\"ticketContent\":\"Hm.\"}");
        JsonNode read = owner.get("/queries/tickets/" + id).json();
        assertThat(read.get("status").asString()).isEqualTo("OPEN");
        assertThat(read.get("statusLabel").asString()).isEqualTo("Assigned");
        assertThat(read.at("/priority/label").asString()).isEqualTo("medium");
        assertThat(read.at("/assignment/group").asString()).isEqualTo("facilities");
        assertThat(read.at("/customer/name").asString()).isEqualTo("Example Ltd");
        assertThat(read.at("/replies/lastMessage").asString()).isEqualTo("Hm.");

        owner.command("set-status", Map.of("ticketId", made.get("number").asLong(), "status", "ON_HOLD"));
        owner.command("set-status", Map.of("ticketId", made.get("number").asLong(), "status", "OPEN"));
        assertThat(crm.get(TICKETS + id).json().get("status").asString()).isEqualTo("Open");
    }

    static List<String> hostileBodies() {
        List<String> bodies = new ArrayList<>(List.of(
                "{\"customerID\":{\"$gt\":0},\"subject\":{\"$ne\":null}}",
                "{\"customerID\":1e999999,\"subject\":\"x\"}",
                "{\"customerID\":" + "9".repeat(90) + ",\"subject\":\"x\"}",
                "{\"customerID\":1,\"subject\":\"x\",\"subject\":\"y\"}",
                "{\"customerID\":1,\"subject\":\"" + "x".repeat(1_001) + "\"}",
                "{\"customerID\":1,\"subject\":\"x\",\"ticketContent\":\"" + "x".repeat(65_537) + "\"}",
                "{\"status\":[],\"owner\":{},\"users\":false,\"ticketFollowupDate\":-1,\"ticketPriority\":1.5}",
                "\"text\"",
                "17",
                "{\"customerID\":1,\"subject\":\"x\"} trailing",
                "[".repeat(10_000),
                "{\"a\":".repeat(5_000)));
        return bodies;
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void shouldRefuseHostileBodiesInItsOwnShape(String body) {
        String id = crm.create(LEAST).json().get("id").asString();

        for (Answer answer : List.of(crm.create(body), crm.patch(id, body), crm.send("PUT", TICKETS + id, body))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().propertyNames()).contains("error").isSubsetOf("error", "errors");
        }
        assertThat(crm.get(TICKETS + id).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "nonsense"
            })
    void shouldRefuseOtherContentTypes(String type) {
        Answer answer = crm.send("POST", TICKETS, LEAST, "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().propertyNames()).containsExactly("error");
    }

    @Test
    void shouldKeepStrangeTextsToTheLetter() {
        String text = "<script>alert('x')</script> ${jndi} {\"$ne\":1} \u202e é́ 👩‍👩‍👧 \\ \u0001";
        String quoted = StringNode.valueOf(text).toString();
        Answer created = crm.create("{\"customerID\":1,\"subject\":" + quoted + ",\"owner\":" + quoted + "}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("subject").asString()).isEqualTo(text);
        assertThat(crm.get(TICKETS + created.json().get("id").asString()).body())
                .isEqualTo(created.body());
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .valueStream()
                .map(ticket -> ticket.get("id").asString())
                .toList();
    }
}
