package io.ticketledger.standalone.isp;

import static io.ticketledger.standalone.isp.IspPanel.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.isp.IspPanel.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whatever is sent: an answer in the API's own shape, never a fault of ours. */
@ExtendWith(SharedLedger.class)
class IspHostileTest {
    private static final List<String> FIELDS = List.of(
            "isp_id", "branch_id", "user_id", "subscriber_id", "title", "description", "priority", "status", "message");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "1.5",
            "9223372036854775808",
            "1" + "0".repeat(90),
            "\"\"",
            "\" \"",
            "\"1 OR 1=1\"",
            "\"'; DROP TABLE events; --\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://x/y}\"",
            "\"🔥\\u202e\\ufeff\"",
            "[]",
            "[1,2]",
            "{}",
            "{\"$gt\":\"\"}",
            "{\"$where\":\"sleep(1000)\"}",
            "[".repeat(90) + "]".repeat(90),
            "[".repeat(200) + "]".repeat(200),
            "\"" + "x".repeat(70_000) + "\"");

    private final IspPanel panel;

    IspHostileTest(LedgerClient owner) {
        this.panel = IspPanel.of(owner);
    }

    @Test
    void shouldAnswerEveryValueInEveryField() {
        long id = panel.create("{\"title\":\"t\",\"description\":\"d\",\"priority\":1}");
        List<String> writes = List.of(
                "POST " + ROOT,
                "PUT " + ROOT + "/" + id,
                "PUT " + ROOT + "/" + id + "/status",
                "POST " + ROOT + "/" + id + "/reply");
        for (String write : writes) {
            String[] parts = write.split(" ");
            for (String field : FIELDS) {
                for (String value : VALUES) {
                    assertOwnShape(panel.send(parts[0], parts[1], "{\"" + field + "\":" + value + "}"), write + value);
                }
            }
        }
        assertThat(panel.ticket(id).path("replies")).isNotEmpty();
    }

    @Test
    void shouldAnswerEveryQuery() {
        for (String name : List.of("isp_id", "branch_id", "user_id", "status", "priority", "offset", "limit", "page")) {
            for (String value : List.of(
                    "",
                    "%20",
                    "%00",
                    "%FF",
                    "-1",
                    "1e3",
                    "99999999999999999999",
                    "%7B%22$gt%22:1%7D",
                    "1%27",
                    "%F0%9F%94%A5")) {
                assertOwnShape(panel.get(ROOT + "?isp_id=1&branch_id=1&user_id=1&" + name + "=" + value), name + value);
                assertOwnShape(panel.get(ROOT + "?" + name + "%5B$ne%5D=" + value), name + value);
            }
        }
        assertOwnShape(panel.get(ROOT + "?" + "a=b&".repeat(2_000)), "many");
        assertOwnShape(panel.get(ROOT + "?isp_id=" + "9".repeat(30_000)), "long");
    }

    @Test
    void shouldAnswerWhatNoUrlMayHold() throws IOException {
        for (String target : List.of(
                "?isp_id=%ZZ", "?isp_id=%", "?isp_id[]=1", "/%zz", "/%2e%2e/x", "/1%2Freply", "/1;x=y", "//1")) {
            assertThat(raw(target))
                    .as(target)
                    .startsWith("HTTP/1.1 4")
                    .contains("{\"success\":false,\"message\":\"")
                    .doesNotContain("Exception");
        }
    }

    private String raw(String target) throws IOException {
        URI url = URI.create(panel.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "GET " + ROOT + target + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: "
                    + panel.authorization() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldAnswerOddBodies() {
        List<String> bodies = new ArrayList<>(List.of(
                "",
                " ",
                "null",
                "\"text\"",
                "{",
                "{\"title\":1,\"title\":2}",
                "{} {}",
                "\uFEFF{}",
                "[" + "1,".repeat(1_000) + "1]",
                "{\"a\":".repeat(300) + "1" + "}".repeat(300),
                "<xml/>",
                "title=t"));
        for (String body : bodies) {
            for (String type : List.of(
                    "application/json",
                    "application/json; charset=UTF-8",
                    "application/json; charset=UTF-16",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/xml",
                    "application/vnd.api+json",
                    "nonsense",
                    "*/*")) {
                for (String method : List.of("POST", "GET")) {
                    assertOwnShape(panel.send(method, ROOT, body, Map.of("Content-Type", type)), type + body);
                }
            }
        }
        byte[] notUtf8 = "{\"title\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertOwnShape(
                panel.send(HttpRequest.newBuilder(URI.create(panel.url() + ROOT))
                        .header("Authorization", String.valueOf(panel.authorization()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(notUtf8))
                        .build()),
                "latin 1");
    }

    @Test
    void shouldNotLetAClientBecomeSomebodyElse() {
        long id = panel.create("{\"id\":1,\"number\":1,\"workspace\":\"other\",\"origin\":\"crm\",\"status\":3,"
                + "\"created_at\":\"2001-01-01 00:00:00\",\"occurredAt\":\"2001-01-01T00:00:00Z\",\"version\":9,"
                + "\"replies\":[{\"id\":1}],\"subscriber_name\":\"Eve\",\"user_name\":\"Eve\","
                + "\"title\":\"t\",\"description\":\"d\",\"priority\":1}");
        panel.send("POST", ROOT + "/" + id + "/reply", "{\"message\":\"m\",\"user_name\":\"Eve\",\"author\":\"Eve\"}");
        JsonNode ticket = panel.ticket(id);

        assertThat(id).isGreaterThan(1);
        assertThat(ticket.path("status").asInt()).isZero();
        assertThat(ticket.path("subscriber_name").isNull()).isTrue();
        assertThat(ticket.path("created_at").asString()).doesNotStartWith("2001");
        assertThat(ticket.at("/replies/0/user_name").asString()).isEqualTo("Administrator");
    }

    private static void assertOwnShape(Answer answer, String what) {
        String sent = what.substring(0, Math.min(100, what.length()));
        assertThat(answer.status()).as("%s: %s", sent, answer.body()).isBetween(200, 499);
        JsonNode body = answer.json();
        assertThat(body.path("success").asBoolean()).as(sent).isEqualTo(answer.status() < 300);
        assertThat(body.propertyNames()).as(sent).isSubsetOf("success", "message", "data", "errors");
        if (answer.status() >= 400) {
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(body.path("message").asString()).as(sent).isNotBlank().doesNotContain("Exception", "io.ticket");
        }
    }
}
