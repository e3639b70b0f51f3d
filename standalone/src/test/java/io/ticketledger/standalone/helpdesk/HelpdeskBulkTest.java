package io.ticketledger.standalone.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.helpdesk.Desk.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The endpoints for several tickets. */
@ExtendWith(SharedLedger.class)
class HelpdeskBulkTest {
    private static final long UNKNOWN = 987_654_321;

    private final LedgerClient owner;
    private final Desk desk;

    HelpdeskBulkTest(LedgerClient owner) {
        this.owner = owner;
        this.desk = Desk.in(owner, "bulk", "bob");
    }

    @Test
    void shouldSetTheStatusOfTicketsHoweverTheyAreNamed() {
        long a = desk.ticket("a");
        long b = desk.ticket("b");
        desk.form("POST", "/setStatus", "status=pending&ticketIDs[]=" + a + "&ticketIDs%5B%5D=" + b)
                .isResult("2 tickets updated.");
        desk.form("POST", "/setStatus/", "status=pending&ticketIDs[0]=" + a + "&ticketIDs[3]=" + a)
                .isResult("0 tickets updated. 1 ticket was so already.");
        desk.json("POST", "/setStatus", "{'status':'holding','ticketIDs':[" + a + ",'" + b + "']}")
                .isResult("2 tickets updated.");
        desk.json("POST", "/setStatus", "{'status':'closed','ticketIDs[]':[" + a + "]}")
                .isResult("1 ticket updated.");
        desk.send(
                        "POST",
                        "/setStatus",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nsolved\r\n"
                                + "--x\r\nContent-Disposition: form-data; name=\"ticketIDs[]\"\r\n\r\n" + a
                                + "\r\n--x--")
                .isResult("1 ticket updated.");

        assertThat(desk.item(a).path("status").asString()).isEqualTo("solved");
        assertThat(desk.item(b).path("status").asString()).isEqualTo("holding");
        desk.json("POST", "/setStatus", "{'ticketIDs':[" + a + "]}").isError(400, "Missing parameter 'status'.");
        desk.json("POST", "/setStatus", "{'status':'new'}").isError(400, "Missing parameter 'ticketIDs[]'.");
        desk.json("POST", "/setStatus", "{'status':'done','ticketIDs':[1]}")
                .isError(400, "Invalid value for parameter 'status'.");
    }

    @Test
    void shouldSetThePriority() {
        long a = desk.ticket("a");
        long b = desk.ticket("b");
        desk.form("POST", "/setPriority", "priority=urgent&ticketIDs=" + a + ", " + b)
                .isResult("2 tickets updated.");
        assertThat(desk.item(a).path("priority").asString()).isEqualTo("urgent");
        long none = desk.ticket("none");
        desk.json("POST", "/setPriority", "{'priority':'medium','ticketIDs':[" + none + "]}")
                .isResult("0 tickets updated. 1 ticket was so already.");
        desk.json("POST", "/setPriority", "{'priority':'asap','ticketIDs':[1]}")
                .isError(400, "Invalid value for parameter 'priority'.");
    }

    @Test
    void shouldChangeNothingWhenATicketDoesNotExist() {
        long a = desk.ticket("a");
        long foreign = Desk.in(owner, "elsewhere", "eve").ticket("foreign");

        desk.form("POST", "/setStatus", "status=open&ticketIDs[]=" + a + "&ticketIDs[]=" + UNKNOWN)
                .isError(400, "This ticket does not exist. Unknown: " + UNKNOWN + ".");
        desk.json(
                        "POST",
                        "/batch",
                        "{'TicketIDs':'" + UNKNOWN + "," + a + "," + foreign + "','actions':[{'actionType':'delete'}]}")
                .isError(400, "These tickets do not exist: " + UNKNOWN + ", " + foreign + ".");
        assertThat(desk.item(a).path("status").asString()).isEqualTo("new");
    }

    @Test
    void shouldDeleteTicketsNamedInQueryOrBody() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(desk.ticket("gone " + i));
        }
        assertThat(desk.raw("DELETE", "/multi?ticketIDs[]=" + ids.get(0) + "&ticketIDs[]=" + ids.get(1)))
                .startsWith("HTTP/1.1 200")
                .contains("{\"type\":\"result\",\"message\":\"2 tickets deleted.\"}");
        desk.send("DELETE", "/multi?ticketIDs=" + ids.get(2) + ",%20" + ids.get(3), null, null)
                .isResult("2 tickets deleted.");
        desk.json("DELETE", "/multi", "{'ticketIDs':[" + ids.get(4) + "]}").isResult("1 ticket deleted.");
        desk.form("DELETE", "/multi?ticketIDs%5B%5D=" + ids.get(5), "ticketIDs[]=" + ids.get(6))
                .isResult("2 tickets deleted.");
        desk.send("DELETE", "/multi?ticketIDs[]=".replace("[]", "%5B%5D") + ids.get(0), null, null)
                .isError(400, "This ticket does not exist. Unknown: " + ids.get(0) + ".");
        desk.send("DELETE", "/multi", null, null).isError(400, "Missing parameter 'ticketIDs[]'.");
        assertThat(desk.get("?query=gone&searchArchived=yes")
                        .json()
                        .path("itemTotal")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldDoEveryActionOfABatch() {
        long a = desk.ticket("a");
        long b = desk.ticket("b");
        Desk batcher = Desk.in(owner, "bulk", "eve", "TICKET_BATCH");
        batcher.form(
                        "POST",
                        "/batch",
                        "TicketIDs=" + a + ", " + b
                                + "&actions[0][actionType]=priority&actions[0][value]=high"
                                + "&actions[1][actionType]=assignedGroupID&actions[1][value]=7"
                                + "&actions[2][actionType]=assignedUserID&actions[2][value]=42"
                                + "&actions[3][actionType]=title&actions[3][value]=Neu+%F0%9F%9A%92"
                                + "&actions[4][actionType]=claim"
                                + "&actions[5][actionType]=reply&actions[5][value]=Hello"
                                + "&actions[6][actionType]=close")
                .isResult("2 tickets updated.");

        JsonNode item = desk.itemWithHistory(a);
        assertThat(item.path("priority").asString()).isEqualTo("high");
        assertThat(item.path("assigned_group_id").asInt()).isEqualTo(7);
        assertThat(item.path("assigned_user_id").asInt()).isEqualTo(42);
        assertThat(item.path("title").asString()).isEqualTo("Neu 🚒");
        assertThat(item.path("status").asString()).isEqualTo("closed");
        assertThat(item.path("timeline").toString()).contains("\"Hello\"", "claim.by: (none) → eve");

        desk.json("POST", "/batch", "{'ticketIDs':[" + a + "],'actions':[{'actionType':'reply','value':'late'}]}")
                .isResult("0 tickets updated. Ticket " + a + ": The ticket is closed.");
        desk.json(
                        "POST",
                        "/batch",
                        "{'ticketIDs':[" + a + "],'actions':[{'actionType':'assignedUserID','value':0},"
                                + "{'actionType':'assignedGroupID','value':0},{'actionType':'status','value':'open'}]}")
                .isResult("1 ticket updated.");
        assertThat(desk.item(a).path("assigned_user_id").asInt()).isZero();
        desk.json("POST", "/batch", "{'ticketIDs':[" + a + "," + b + "],'actions':[{'actionType':'delete'}]}")
                .isResult("2 tickets updated.");
        desk.get("/" + b).isError(400, "This ticket does not exist.");
    }

    @Test
    void shouldNameRefusalsWithoutUndoingTheRest() {
        long free = desk.ticket("free");
        long taken = desk.ticket("taken");
        desk.ledger().command("claim-ticket", Map.of("ticketId", taken, "by", "carol"));

        desk.json(
                        "POST",
                        "/batch",
                        "{'ticketIDs':[" + taken + "," + free + "],'actions':[{'actionType':'claim','value':'dave'}]}")
                .isResult("1 ticket updated. Ticket " + taken + ": The ticket is already claimed.");
    }

    @Test
    void shouldRepeatUnderOneKeyWithoutDoingItTwice() {
        long a = desk.ticket("a");
        String body = "{\"ticketIDs\":[" + a + "],\"actions\":[{\"actionType\":\"reply\",\"value\":\"Once\"}]}";
        Answer first = desk.send("POST", "/batch", Desk.JSON_TYPE, body, "Idempotency-Key", "batch-1");
        Answer second = desk.send("POST", "/batch", Desk.JSON_TYPE, body, "Idempotency-Key", "batch-1");

        assertThat(first.isResult("1 ticket updated.").body()).isEqualTo(second.body());
        assertThat(desk.item(a).path("timeline")).hasSize(1);
        desk.send("DELETE", "/multi?ticketIDs=" + a, null, null, "Idempotency-Key", "multi-1")
                .isResult("1 ticket deleted.");
        desk.send("DELETE", "/multi?ticketIDs=" + a, null, null, "Idempotency-Key", "multi-1")
                .isResult("1 ticket deleted.");
        desk.send("DELETE", "/multi?ticketIDs=1," + a, null, null, "Idempotency-Key", "multi-1")
                .isError(422, "This Idempotency-Key was used for another request.");
    }

    @Test
    void shouldGuardEachTicketByItsVersion() {
        long a = desk.ticket("a");
        long b = desk.ticket("b");
        String both = "ticketIDs=" + a + "," + b;
        Answer one = desk.send("POST", "/setStatus", Desk.FORM_TYPE, "status=open&ticketIDs=" + a, "If-Match", "\"1\"");
        assertThat(one.isResult("1 ticket updated.").header("etag")).contains("\"2\"");

        Answer some = desk.send("POST", "/setPriority", Desk.FORM_TYPE, "priority=low&" + both, "If-Match", "\"1\"");
        some.isResult("1 ticket updated. Ticket " + a + ": The ticket is at version 2 by now.");
        assertThat(some.header("etag")).isEmpty();
        String batch = "actions[0][actionType]=reply&actions[0][value]=Hi&TicketIDs=";
        desk.send("POST", "/batch", Desk.FORM_TYPE, batch + a, "If-Match", "\"1\"")
                .isError(412, "The ticket is at version 2 by now.");
        desk.send("POST", "/setPriority", Desk.FORM_TYPE, "priority=low&ticketIDs=" + a, "If-Match", "\"1\"")
                .isError(412, "The ticket is at version 2 by now.");
        desk.send("DELETE", "/multi?ticketIDs=" + b, null, null, "If-Match", "W/\"2\"")
                .isError(412, "The ticket is at version 2 by now.");
        desk.send("POST", "/setStatus", Desk.FORM_TYPE, "status=open&" + both, "If-Match", "2")
                .isError(400, "Invalid value for parameter 'If-Match'.");
        assertThat(desk.item(a).path("timeline")).isEmpty();
        assertThat(desk.item(a).path("priority").asString()).isEqualTo("medium");

        String[] guarded = {"If-Match", "\"2\"", "Idempotency-Key", "guarded-1"};
        Answer gone = desk.send("DELETE", "/multi?ticketIDs=" + b, null, null, guarded);
        assertThat(gone.isResult("1 ticket deleted.").header("etag")).contains("\"3\"");
        Answer again = desk.send("DELETE", "/multi?ticketIDs=" + b, null, null, guarded);
        assertThat(again.isResult("1 ticket deleted.").header("etag")).contains("\"3\"");
    }

    @Test
    void shouldReadIdsAndActionsAsPhpClientsWriteThem() {
        long a = desk.ticket("a");
        long b = desk.ticket("b");
        String close = "&actions[0][actionType]=close";
        desk.form("POST", "/batch", "TicketIDs=" + a + "+" + b + close).isResult("2 tickets updated.");
        desk.form("POST", "/batch", "TicketIDs=" + a + "%0A" + b + close)
                .isError(400, "Invalid value for parameter 'TicketIDs'.");
        desk.json("POST", "/setStatus", "{'status':'open','ticketIDs':{'0':" + a + ",'1':" + b + "}}")
                .isResult("2 tickets updated.");
        desk.json("DELETE", "/multi", "{'ticketIDs':{'x':" + a + "}}")
                .isError(400, "Invalid value for parameter 'ticketIDs[]'.");
        String owned = "&actions[0][actionType]=assignedUserID&actions[0][value]="
                + "&actions[1][actionType]=assignedGroupID&actions[1][value]=";
        desk.form("POST", "/batch", "TicketIDs=" + a + owned.replace("[value]=", "[value]=7"))
                .isResult("1 ticket updated.");
        desk.form("POST", "/batch", "TicketIDs=" + a + owned).isResult("1 ticket updated.");
        assertThat(desk.item(a).path("assigned_user_id").asInt(-1)).isZero();
        assertThat(desk.item(a).path("assigned_group_id").asInt(-1)).isZero();
        desk.json("POST", "/batch", "{'ticketIDs':[" + a + "],'actions':{'0':{'actionType':'title','value':404}}}")
                .isResult("1 ticket updated.");
        assertThat(desk.item(a).path("title").asString()).isEqualTo("404");
    }

    @Test
    void shouldNameEveryRefusal() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(desk.ticket("closed " + i));
        }
        String form = "TicketIDs=" + ids.stream().map(String::valueOf).collect(Collectors.joining("+"));
        desk.form("POST", "/batch", form + "&actions[0][actionType]=close").has(200);

        desk.form("POST", "/batch", form + "&actions[0][actionType]=reply&actions[0][value]=late")
                .isResult("0 tickets updated. "
                        + ids.stream()
                                .map(id -> "Ticket " + id + ": The ticket is closed.")
                                .collect(Collectors.joining(" ")));
    }

    @Test
    void shouldSolveEverythingUnfinished() {
        Desk other = Desk.in(owner, "solve", "bob");
        long fresh = other.ticket("fresh");
        long closed = other.ticket("closed");
        other.form("POST", "/setStatus", "status=closed&ticketIDs[]=" + closed).has(200);

        other.send("PUT", "/solveUnfinishedTickets", null, null).isResult("1 ticket solved.");
        assertThat(other.item(fresh).path("status").asString()).isEqualTo("solved");
        assertThat(other.item(closed).path("status").asString()).isEqualTo("closed");
        other.form("PUT", "/solveUnfinishedTickets/", "").isResult("0 tickets solved.");
    }

    @Test
    void shouldTakeTenThousandIdsInEveryForm() {
        List<Long> ids = LongStream.range(UNKNOWN, UNKNOWN + 10_000).boxed().toList();
        String named = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String form = ids.stream().map(id -> "ticketIDs[]=" + id).collect(Collectors.joining("&"));
        String parts = ids.stream()
                .map(id -> "--x\r\nContent-Disposition: form-data; name=\"ticketIDs[]\"\r\n\r\n" + id + "\r\n")
                .collect(Collectors.joining());

        for (Answer answer : List.of(
                desk.form("DELETE", "/multi", form),
                desk.json("DELETE", "/multi", "{'ticketIDs':" + ids + "}"),
                desk.form("DELETE", "/multi", "ticketIDs=" + named.replace(" ", "")),
                desk.send("DELETE", "/multi", "multipart/form-data; boundary=x", parts + "--x--\r\n"))) {
            answer.isError(400, "These tickets do not exist: " + named + ".");
        }
    }

    @Test
    void shouldGoOnInTheBackgroundWithMany() {
        Desk many = Desk.in(owner, "many", "bob");
        List<Map<String, String>> creations =
                Collections.nCopies(1_000, Map.of("command", "create-ticket", "title", "one of many"));
        List<Long> ids = new ArrayList<>(List.of(many.ticket("the last")));
        many.ledger()
                .post("/commands/batch", Map.of("commands", creations))
                .json()
                .path("results")
                .forEach(result -> ids.add(result.path("number").asLong()));
        if (ids.contains(0L)) {
            ids.clear();
            many.get("?itemLimit=9999")
                    .json()
                    .path("items")
                    .forEach(item -> ids.add(item.path("id").asLong()));
        }
        assertThat(ids).hasSize(1_001).doesNotContain(0L);

        String form = ids.stream().map(id -> "ticketIDs[]=" + id).collect(Collectors.joining("&"));
        String body = "status=pending&" + form;
        String message = many.send("POST", "/setStatus", Desk.FORM_TYPE, body, "Idempotency-Key", "many-1")
                .has(200)
                .message();
        assertThat(message)
                .matches(
                        "Working on 1001 tickets in the background\\. Follow it at GET /commands/jobs/[0-9a-f-]{36} with"
                                + " Authorization: Bearer <your key>\\.");
        String path = message.substring(message.indexOf("/commands"), message.indexOf(" with "));
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                many.ledger().get(path).json().path("state").asString())
                        .isEqualTo("DONE"));
        Answer again = many.send("POST", "/setStatus", Desk.FORM_TYPE, body, "Idempotency-Key", "many-1");
        again.isResult("Done in the background: 1001 tickets updated. Read about it at GET " + path
                + " with Authorization: Bearer <your key>.");
        assertThat(again.header("etag")).isEmpty();
        assertThat(many.get("?status=pending&itemLimit=1")
                        .json()
                        .path("itemTotal")
                        .asInt())
                .isEqualTo(1_001);
    }
}
