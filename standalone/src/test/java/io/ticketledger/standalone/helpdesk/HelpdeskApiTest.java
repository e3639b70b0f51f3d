package io.ticketledger.standalone.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.helpdesk.Desk.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Each endpoint for single tickets, with the very JSON that comes back. */
@ExtendWith(SharedLedger.class)
class HelpdeskApiTest {
    private static final String NEW = "{'brandID':1,'channelID':'3','direction':'inbound','from':'ann@example.org',"
            + "'fromName':'Ann 🚒','to':'help@example.org','title':'Parcel \\'lost\\'','assignedGroupID':'7','formID':9}";

    private final LedgerClient owner;
    private final Desk desk;

    HelpdeskApiTest(LedgerClient owner) {
        this.owner = owner;
        this.desk = Desk.in(owner, "single", "bob");
    }

    @Test
    void shouldCreateFromJsonAndShowEveryField() {
        Answer made =
                desk.send("POST", "", Desk.JSON_TYPE, NEW.replace("\\'", "`").replace('\'', '"'));
        long id = made.has(200).json().path("id").asLong();

        assertThat(made.body())
                .isEqualTo("{\"type\":\"result\",\"message\":\"Ticket created.\",\"ticketID\":" + id + ",\"id\":" + id
                        + "}");
        assertThat(made.header("etag")).contains("\"1\"");
        Answer read = desk.get("/" + id).has(200);
        assertThat(read.header("etag")).contains("\"1\"");
        String at = read.json().at("/item/created_at").asString();
        assertThat(at).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(read.body())
                .isEqualTo(("{'type':'item','item':{'id':" + id + ",'title':'Parcel `lost`','status':'new',"
                                + "'priority':'medium','direction':'inbound','from':'ann@example.org',"
                                + "'from_name':'Ann 🚒','to':'help@example.org','to_name':null,'brand_id':1,"
                                + "'brand_name':null,'channel_id':3,'channel_name':null,'channel_icon':null,"
                                + "'channel_account_id':'0','form_id':9,'customer_id':0,'assigned_group_id':7,"
                                + "'assigned_user_id':0,'external_id':null,'icon':null,'external_gui_url':null,"
                                + "'grade_by_customer':null,'show_timeline':1,'snooze_time':null,"
                                + "'snooze_time_sent':null,'sla_policy_id':null,'sla_next_breach':null,"
                                + "'sla_next_breach_current_status':null,'sla_breach_customer_wait_time':null,"
                                + "'sla_breach_first_reply_time':null,'sla_breach_next_reply_time':null,"
                                + "'sla_breach_user_work_time':null,'created_at':'" + at + "','closed_at':null,"
                                + "'last_update':'" + at + "','last_update_agent':null,'last_update_customer':null,"
                                + "'timeline':[]}}")
                        .replace('\'', '"'));
    }

    @Test
    void shouldCreateFromFormsAsFromJson() {
        Answer form = desk.form(
                "POST",
                "/",
                "brandID=1&channelID=3&direction=outbound&from=desk&to=ann&title=Gr%C3%BC%C3%9Fe+%F0%9F%9A%92");
        JsonNode item = desk.item(form.has(200).json().path("id").asLong());
        assertThat(item.path("title").asString()).isEqualTo("Grüße 🚒");
        assertThat(item.path("from_name").asString()).isEqualTo(" ");
        assertThat(item.path("form_id").isNull()).isTrue();

        StringBuilder parts = new StringBuilder();
        Map.of("brandID", "1", "channelID", "3", "direction", "inbound", "from", "ann", "to", "desk", "title", "Hi 👋")
                .forEach((name, value) -> parts.append("--x\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append("\"\r\n\r\n")
                        .append(value)
                        .append("\r\n"));
        Answer multipart = desk.send("POST", "", "multipart/form-data; boundary=x", parts + "--x--\r\n");
        assertThat(desk.item(multipart.has(200).json().path("id").asLong())
                        .path("title")
                        .asString())
                .isEqualTo("Hi 👋");
    }

    @Test
    void shouldMakeTheSenderOfAnInboundTicketItsRequester() {
        JsonNode ticket =
                desk.ledger().get("/queries/tickets/" + desk.ticket("Native")).json();

        assertThat(ticket.at("/requester/email").asString()).isEqualTo("ann@example.org");
        assertThat(ticket.at("/requester/name").asString()).isEqualTo("Ann");
        assertThat(ticket.path("origin").asString()).isEqualTo("helpdesk");
        assertThat(ticket.path("assignment").isNull()).isTrue();
    }

    @Test
    void shouldUpdateInOneStepOrNotAtAll() {
        long id = desk.ticket("Before");
        Desk updater = Desk.in(owner, "single", "eve", "TICKET_UPDATE");

        Answer updated = updater.json(
                "PUT", "/" + id, "{'externalPrimaryID':'C-17','title':'After','status':'closed','unknown':1}");
        updated.isResult("Ticket updated.");
        assertThat(updated.header("etag")).contains("\"3\"");
        JsonNode item = desk.item(id);
        assertThat(item.path("external_id").asString()).isEqualTo("C-17");
        assertThat(item.path("title").asString()).isEqualTo("After");
        assertThat(item.path("status").asString()).isEqualTo("closed");
        assertThat(item.path("closed_at").isString()).isTrue();

        Answer again = updater.form("PUT", "/" + id, "externalPrimaryID=C-17&title=After&status=closed");
        assertThat(again.isResult("Ticket updated.").header("etag")).contains("\"3\"");
        assertThat(updater.send("PUT", "/" + id, null, null).header("etag")).contains("\"3\"");
        desk.json("PUT", "/" + id, "{'title':'No','status':'open'}")
                .isError(400, "Invalid value for parameter 'status'.");
        assertThat(desk.item(id).path("title").asString()).isEqualTo("After");

        Answer empty = updater.form("PUT", "/" + id, "title=&status=&externalPrimaryID=");
        assertThat(empty.isResult("Ticket updated.").header("etag")).contains("\"3\"");
        desk.json("PUT", "/" + id, "{'status':'solved'}").isResult("Ticket updated.");
        assertThat(desk.item(id).path("status").asString()).isEqualTo("solved");
    }

    @Test
    void shouldUnlinkTheCustomer() {
        long id = desk.ticket("Linked");
        desk.json("PUT", "/" + id, "{'externalPrimaryID':17}").isResult("Ticket updated.");

        desk.form("POST", "/unlinkCustomerFromTicket", "ticketID=" + id).isResult("Customer unlinked from ticket.");
        assertThat(desk.item(id).path("external_id").isNull()).isTrue();
        Answer again = desk.json("POST", "/unlinkCustomerFromTicket", "{'ticketID':" + id + "}");
        assertThat(again.isResult("Customer unlinked from ticket.").header("etag"))
                .contains("\"3\"");
        desk.json("POST", "/unlinkCustomerFromTicket", "{}").isError(400, "Missing parameter 'ticketID'.");
    }

    @Test
    void shouldDeleteForEveryReaderButTheAuditor() {
        long id = desk.ticket("Unwanted");

        desk.send("DELETE", "/" + id, null, null).isResult("Ticket deleted.");
        for (Answer gone : List.of(
                desk.get("/" + id),
                desk.send("DELETE", "/" + id + "/", null, null),
                desk.json("PUT", "/" + id, "{'title':'x'}"),
                desk.form("POST", "/unlinkCustomerFromTicket", "ticketID=" + id))) {
            gone.isError(400, "This ticket does not exist.");
        }
        assertThat(desk.get("?query=Unwanted").json().path("itemTotal").asInt()).isZero();
    }

    @Test
    void shouldShowEverythingThatHappenedInWhicheverApi() {
        long id = desk.ticket("History");
        LedgerClient ledger = desk.ledger();
        ledger.command("reply", Map.of("ticketId", id, "message", "First 👋", "author", "Carol"));
        ledger.command("claim-ticket", Map.of("ticketId", id, "by", "carol"));
        ledger.command("set-status", Map.of("ticketId", id, "status", "ON_HOLD"));
        ledger.command("set-priority", Map.of("ticketId", id, "priority", "URGENT"));
        ledger.command("reply", Map.of("ticketId", id, "message", "Second"));
        desk.json("PUT", "/" + id, "{'title':'Story','status':'closed'}").has(200);

        JsonNode notes = desk.item(id).path("timeline");
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0).toString())
                .startsWith("{\"type\":\"note\",\"id\":1,\"status_new\":null,\"user_id\":0,\"user_name\":\"Carol\","
                        + "\"content\":\"First 👋\",\"pinned\":null,\"created_at\":\"2");
        JsonNode all = desk.get("/" + id + "?getTicketHistory=TRUE").json().at("/item/timeline");
        List<String> lines = new ArrayList<>();
        all.forEach(entry -> lines.add(entry.path("type").asString() + " "
                + entry.path("item_type").asString("") + " "
                + entry.path("description").asString(entry.path("content").asString(""))));
        assertThat(lines.getFirst()).startsWith("event ticket Ticket created: number: (none) → " + id);
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "note  First 👋",
                        "event claim Ticket claimed: claim.by: (none) → carol",
                        "event status Status changed: status: new → holding",
                        "event priority Priority changed: priority: (none) → urgent",
                        "note  Second",
                        "event ticket Ticket changed: title: History → Story",
                        "event status Ticket closed: status: holding → closed");
        assertThat(all.get(2).path("initiated_by").asString()).isEqualTo("Desk of bob");
        assertThat(all.get(2).path("ticket_id").asLong()).isEqualTo(id);
        assertThat(desk.item(id).path("priority").asString()).isEqualTo("urgent");
    }

    @Test
    void shouldLeaveAloneWhatItCannotSay() {
        LedgerClient ledger = desk.ledger();
        JsonNode made = ledger.command(
                        "create-ticket",
                        Map.of(
                                "title", "Native",
                                "description", "Text",
                                "scope", Map.of("guildId", "g"),
                                "data", Map.of("a", 1),
                                "customer", Map.of("id", "c-x", "name", "Ann"),
                                "assignment", Map.of("group", "sales", "users", "a, b")))
                .json();
        long id = made.path("number").asLong();
        JsonNode shown = desk.item(id);
        assertThat(shown.path("direction").isNull()).isTrue();
        assertThat(shown.path("customer_id").asInt(-1)).isZero();
        assertThat(shown.path("assigned_group_id").asInt(-1)).isZero();

        desk.json("PUT", "/" + id, "{'externalPrimaryID':'E','status':'solved'}")
                .has(200);
        JsonNode ticket = ledger.get("/queries/tickets/" + id).json();
        assertThat(ticket.path("customer").toString())
                .isEqualTo("{\"id\":\"c-x\",\"externalId\":\"E\",\"email\":null,\"name\":\"Ann\"}");
        assertThat(ticket.at("/scope/guildId").asString()).isEqualTo("g");
        assertThat(ticket.at("/assignment/users").asString()).isEqualTo("a, b");
        assertThat(ticket.at("/data/a").asInt()).isEqualTo(1);

        ledger.command("set-status", Map.of("ticketId", id, "status", "PENDING"));
        assertThat(desk.item(id).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void shouldGuardAndRepeatWrites() {
        long id = desk.ticket("Guarded");
        desk.send("PUT", "/" + id, Desk.JSON_TYPE, "{\"title\":\"x\"}", "If-Match", "\"7\"")
                .isError(412, "The ticket is at version 1 by now.");
        desk.send("PUT", "/" + id, Desk.JSON_TYPE, "{\"title\":\"x\"}", "If-Match", "\"1\"")
                .has(200);
        desk.send("PUT", "/" + id, Desk.JSON_TYPE, "{\"title\":\"y\"}", "If-Match", "seven")
                .isError(400, "Invalid value for parameter 'If-Match'.");

        String form = "brandID=1&channelID=1&direction=inbound&from=a&to=b&title=Once";
        Answer first = desk.send("POST", "", Desk.FORM_TYPE, form, "Idempotency-Key", "once-1")
                .has(200);
        Answer second = desk.send("POST", "", Desk.FORM_TYPE, form, "Idempotency-Key", "once-1");
        assertThat(second.body()).isEqualTo(first.body());
        desk.send("POST", "", Desk.FORM_TYPE, form + "!", "Idempotency-Key", "once-1")
                .isError(422, "This Idempotency-Key was used for another request.");
        assertThat(desk.get("?query=once").json().path("itemTotal").asInt()).isEqualTo(1);
    }
}
