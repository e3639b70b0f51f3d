package io.ticketledger.standalone.isp;

import static io.ticketledger.standalone.isp.IspPanel.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.isp.IspPanel.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every endpoint of the isp API as the panel uses it. */
@ExtendWith(SharedLedger.class)
class IspApiTest {
    private static final String TICKET =
            "{\"title\":\"No line 📞\",\"description\":\"A red light.\",\"priority\":2,\"subscriber_id\":1}";

    private final LedgerClient owner;
    private final IspPanel panel;

    IspApiTest(LedgerClient owner) {
        this.owner = owner;
        this.panel = IspPanel.of(owner);
    }

    @Test
    void shouldLeadATicketThroughItsLife() {
        Answer created = panel.send("POST", ROOT, TICKET);
        long id = created.json().path("data").path("id").asLong();
        String path = ROOT + "/" + id;
        String createdAt = panel.ticket(id).path("created_at").asString();

        assertAnswer(created, 201, done("Ticket created successfully", ",\"data\":{\"id\":" + id + "}"));
        assertThat(created.header("etag")).isEqualTo("\"1\"");
        assertThat(createdAt).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertAnswer(panel.get(path), 200, shown(id, "No line 📞", "A red light.", 1, 2, 0, "[]", createdAt));
        assertAnswer(
                panel.send("PUT", path, "{\"title\":\"Updated Title\",\"priority\":\"3\"}"),
                200,
                done("Ticket updated successfully"));
        assertAnswer(
                panel.send(
                        "POST", path + "/reply", "{\"isp_id\":1,\"branch_id\":1,\"user_id\":1,\"message\":\" Hm. \"}"),
                201,
                done("Reply added successfully"));
        assertAnswer(
                panel.send("PUT", path + "/status", "{\"isp_id\":1,\"branch_id\":1,\"user_id\":1,\"status\":2}"),
                200,
                done("Ticket status updated successfully"));
        String repliedAt = panel.ticket(id).at("/replies/0/created_at").asString();
        Answer read = panel.get(path);
        assertAnswer(
                read,
                200,
                shown(
                        id,
                        "Updated Title",
                        "A red light.",
                        1,
                        3,
                        2,
                        "[{\"id\":1,\"message\":\" Hm. \",\"user_name\":\"Administrator\",\"created_at\":\"" + repliedAt
                                + "\"}]",
                        createdAt));
        assertThat(read.header("etag")).isEqualTo("\"5\"");
        assertAnswer(panel.send("DELETE", path, null), 200, done("Ticket deleted successfully"));
        for (Answer gone : List.of(
                panel.get(path),
                panel.send("PUT", path, "{}"),
                panel.send("PUT", path + "/status", "{\"status\":1}"),
                panel.send("POST", path + "/reply", "{\"message\":\"m\"}"),
                panel.send("DELETE", path, null))) {
            assertAnswer(gone, 404, "{\"success\":false,\"message\":\"Ticket not found\"}");
        }
    }

    @Test
    void shouldListABranch() {
        long first = panel.create(of(71, 1, "first", 1));
        long second = panel.create(of(71, 1, "second", 3));
        panel.create(of(71, 2, "another branch", 1));
        panel.create(of(72, 1, "another provider", 1));
        long third = panel.create(of(71, 1, "third", 2));
        panel.send("PUT", ROOT + "/" + second + "/status", "{\"status\":3}");
        String list = ROOT + "?isp_id=71&branch_id=1&user_id=";
        JsonNode shown = panel.ticket(third);

        Answer answer = panel.get(list + 9 + "&limit=1");
        assertAnswer(
                answer,
                200,
                "{\"success\":true,\"data\":[{\"id\":" + third + ",\"title\":\"third\",\"subscriber_id\":null,"
                        + "\"subscriber_name\":null,\"priority\":2,\"status\":0,\"created_at\":"
                        + shown.path("created_at") + "}]}");
        assertThat(ids(list + 9)).containsExactly(third, second, first);
        assertThat(ids(list + "8&status=0")).containsExactly(third, first);
        assertThat(ids(list + "8&status=3&priority=3")).containsExactly(second);
        assertThat(ids(list + "8&status=&priority=")).containsExactly(third, second, first);
        assertThat(ids(list + "8&offset=1&limit=1")).containsExactly(second);
        assertThat(ids(list + "8&page=2&limit=2")).containsExactly(first);
        assertThat(ids(list + "8&page=9")).isEmpty();
        assertThat(ids(ROOT + "/?isp_id=71&branch_id=1&user_id=1&consistency=eventual&colour=red"))
                .hasSize(3);
        Answer byBody = panel.send("GET", ROOT, "{\"isp_id\":\"71\",\"branch_id\":2,\"user_id\":1}");
        assertThat(byBody.json().path("data")).hasSize(1);
    }

    @Test
    void shouldFilterByWhatATicketShows() {
        for (String status : List.of("NEW", "OPEN", "PENDING", "ON_HOLD", "SOLVED", "CLOSED")) {
            owner.command(
                    "create-ticket",
                    Map.of("title", status, "status", status, "scope", Map.of("ispId", "73", "branchId", "1")));
        }
        for (String level : List.of("LOW", "MEDIUM", "HIGH", "URGENT")) {
            owner.command(
                    "create-ticket",
                    Map.of("title", level, "priority", level, "scope", Map.of("ispId", "73", "branchId", "2")));
        }
        owner.command("create-ticket", Map.of("title", "NONE", "scope", Map.of("ispId", "73", "branchId", "2")));
        String statuses = ROOT + "?isp_id=73&branch_id=1&user_id=1&status=";
        String priorities = ROOT + "?isp_id=73&branch_id=2&user_id=1&priority=";

        assertThat(titles(statuses + 0)).containsExactly("NEW");
        assertThat(titles(statuses + 1)).containsExactly("ON_HOLD", "PENDING", "OPEN");
        assertThat(titles(statuses + 2)).containsExactly("SOLVED");
        assertThat(titles(statuses + 3)).containsExactly("CLOSED");
        assertThat(titles(priorities + 1)).containsExactly("LOW");
        assertThat(titles(priorities + 2)).containsExactly("NONE", "MEDIUM");
        assertThat(titles(priorities + 3)).containsExactly("URGENT", "HIGH");
    }

    @Test
    void shouldTakeIdsAndNumbersAsTextsInUrlAndBody() {
        long id = panel.create("{\"isp_id\":\"74\",\"user_id\":\" 5 \",\"subscriber_id\":\"12\",\"title\":\"t\","
                + "\"description\":\"d\",\"priority\":\"1\"}");
        Answer created = panel.send(
                "POST",
                ROOT + "/?isp_id=1&branch_id=3&user_id=4",
                "{\"isp_id\":74,\"title\":\"t\",\"description\":\"d\",\"priority\":1}");
        long other = created.json().path("data").path("id").asLong();

        assertThat(natively(id).path("scope"))
                .isEqualTo(json("{'church':null,'guildId':null,'ispId':'74','branchId':null,'userId':'5'}"));
        assertThat(natively(id).at("/customer/id").asString()).isEqualTo("12");
        assertThat(natively(other).path("scope"))
                .as("the body goes before the URL")
                .isEqualTo(json("{'church':null,'guildId':null,'ispId':'74','branchId':'3','userId':'4'}"));
        assertAnswer(
                panel.send("PUT", ROOT + "/" + id + "/status/?isp_id=9", "{\"status\":\"1\"}"),
                200,
                done("Ticket status updated successfully"));
        assertThat(panel.send("DELETE", ROOT + "/" + id + "/", "{\"isp_id\":\"74\",\"branch_id\":1}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldEmbedTheNewestThousandReplies() {
        long id = panel.create(TICKET);
        for (int i = 1; i <= 1_003; i++) {
            panel.send("POST", ROOT + "/" + id + "/reply", "{\"message\":\"" + i + "\"}");
        }
        JsonNode replies = panel.ticket(id).path("replies");

        assertThat(replies).hasSize(1_000);
        assertThat(replies.get(0).path("id").asInt()).isEqualTo(4);
        assertThat(replies.get(999).path("message").asString()).isEqualTo("1003");
    }

    private List<Long> ids(String path) {
        return listed(path)
                .valueStream()
                .map(ticket -> ticket.path("id").asLong())
                .toList();
    }

    private List<String> titles(String path) {
        return listed(path)
                .valueStream()
                .map(ticket -> ticket.path("title").asString())
                .toList();
    }

    private JsonNode listed(String path) {
        Answer answer = panel.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("data");
    }

    private JsonNode natively(long number) {
        return owner.get("/queries/tickets/" + number).json();
    }

    private static JsonNode json(String text) {
        return new tools.jackson.databind.json.JsonMapper().readTree(text.replace('\'', '"'));
    }

    private static String of(int isp, int branch, String title, int priority) {
        return "{\"isp_id\":" + isp + ",\"branch_id\":" + branch + ",\"user_id\":1,\"title\":\"" + title
                + "\",\"description\":\"d\",\"priority\":" + priority + "}";
    }

    private static String shown(
            long id,
            String title,
            String description,
            long subscriber,
            int priority,
            int status,
            String replies,
            String createdAt) {
        return "{\"success\":true,\"data\":{\"id\":" + id + ",\"title\":\"" + title + "\",\"description\":\""
                + description + "\",\"subscriber_id\":" + subscriber + ",\"subscriber_name\":null,\"priority\":"
                + priority + ",\"status\":" + status + ",\"replies\":" + replies + ",\"created_at\":\"" + createdAt
                + "\"}}";
    }

    private static String done(String message) {
        return done(message, "");
    }

    private static String done(String message, String more) {
        return "{\"success\":true,\"message\":\"" + message + "\"" + more + "}";
    }

    private static void assertAnswer(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/json");
    }
}
