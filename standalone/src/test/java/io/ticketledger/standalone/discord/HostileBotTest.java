package io.ticketledger.standalone.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.discord.Bot.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the answer is a success or an error of the bot's own shape, and never a fault. */
class HostileBotTest {
    private static final List<String> POSTS =
            List.of("/tickets/create", "/tickets/close", "/tickets/claim", "/tickets/create/channel");
    private static final List<String> GETS = List.of(
            "/tickets/is/claimer/7/%s",
            "/tickets/is/claimer/%s/victim",
            "/tickets/is/claimed/%s",
            "/tickets/get/claimer/%s",
            "/tickets/get/channel/%s/1",
            "/tickets/get/channel/support/%s",
            "/tickets/get/id/%s",
            "/tickets/get/name/%s");

    /** A JSON value for a place where another one is due. */
    private static final List<String> VALUES = List.of(
            "{\"$ne\":null}",
            "{\"$gt\":\"\"}",
            "[]",
            "[\"victim\"]",
            "{}",
            "true",
            "1e400",
            "-0.0",
            "1.5",
            "99999999999999999999999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "🎭".repeat(256) + "\"",
            "\"$where\"",
            "\"' OR 1=1 --\"",
            "\"{{7*7}}<script>\"",
            "\"../../admin\"",
            "null",
            "\"\"",
            "\"   \"");

    /** What the server itself refuses to decode. */
    private static final List<String> UNDECODABLE = List.of("%00", "%2F", "a%2Fb", "%5C", "%FF", "%C0%AF", "%ED%A0%80");

    /** What could be read in two ways, and so leads nowhere. */
    private static final List<String> AMBIGUOUS = List.of("%2e%2e", "..", "%0d%0aX-Evil:1", "a;b=c");

    private static final List<String> HARMLESS = List.of(
            "%F0%9F%8E%AD",
            "%7B%24ne%3Anull%7D", "$ne", "a%3Bb", "'%20OR%201=1", "%25", "*", ".*", "%20", "x".repeat(3_000));

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static Bot bot;
    private static String victim;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        LedgerClient client = ledger.client();
        bot = Bot.of(client);
        assertThat(bot.post("/tickets/create", Bot.ticket("victim")).status()).isEqualTo(200);
        victim = bot.get("/tickets/get/id/victim").body();
    }

    @AfterEach
    void shouldHaveLeftTheVictimAlone() {
        assertThat(bot.get("/tickets/get/id/victim").body()).isEqualTo(victim);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    static Stream<String> values() {
        return VALUES.stream();
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldTakeAnyValueInAnyField(String value) {
        for (String path : POSTS) {
            ObjectNode body = body(path);
            for (Iterator<String> names = body.deepCopy().propertyNames().iterator(); names.hasNext(); ) {
                String name = names.next();
                String sent = with(body.deepCopy(), name, value);
                assertOurs(bot.post(path, sent), path + " " + sent);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "12",
                "{",
                "{\"shortId\":\"victim\",\"shortId\":\"victim\"}",
                "{\"shortId\":\"victim\"} {}",
                "{'shortId':'victim'}",
                "{\"shortId\":\"\u0000\"}",
                "\ufeff{}",
                "<ticket/>",
                "shortId=victim"
            })
    void shouldTakeAnyBody(String body) {
        for (String path : POSTS) {
            Reply reply = bot.post(path, body);
            assertOurs(reply, path + " " + body);
            assertThat(reply.status()).isEqualTo(400);
        }
    }

    @Test
    void shouldTakeADeepABroadAndALongBody() {
        String deep = "{\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        String broad = "{\"x\":[" + "1,".repeat(500_000) + "1]}";
        String large = "{\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

        for (String path : POSTS) {
            assertThat(ours(bot.post(path, deep))).isEqualTo(400);
            assertThat(ours(bot.post(path, broad))).isEqualTo(400);
            assertThat(ours(bot.post(path, large))).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=utf-16",
                "application/problem+json",
                "*/*",
                "nonsense"
            })
    void shouldReadJsonOnly(String contentType) {
        for (String path : POSTS) {
            Reply reply = bot.send("POST", path, "{\"shortId\":\"victim\"}", "Content-Type", contentType);
            assertOurs(reply, path + " " + contentType);
            assertThat(reply.status()).isEqualTo(415);
        }
        assertThat(ours(bot.send("GET", "/tickets/get/id/victim", null, "Content-Type", contentType)))
                .isEqualTo(200);
    }

    static Stream<String> segments() {
        return Stream.of(UNDECODABLE, AMBIGUOUS, HARMLESS).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("segments")
    void shouldTakeAnyPath(String segment) {
        for (String path : GETS) {
            Reply reply = bot.get(path.replace("%s", segment));
            assertOurs(reply, path + " " + segment);
            boolean found = path.endsWith("/victim") && !AMBIGUOUS.contains(segment);
            assertThat(reply.status())
                    .as(path + " " + segment)
                    .isEqualTo(UNDECODABLE.contains(segment) ? 400 : found ? 200 : 404);
            if (reply.status() == 200) {
                assertThat(reply.body()).isEqualTo("{\"isClaimer\":false}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "image/*"})
    void shouldAnswerJsonWhateverIsAcceptable(String accept) {
        assertOurs(bot.send("GET", "/tickets/get/id/victim", null, "Accept", accept), accept);
        assertOurs(bot.send("GET", "/tickets/get/id/nobody", null, "Accept", accept), accept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO"})
    void shouldAnswerAnyMethod(String method) {
        for (String path : POSTS) {
            assertOurs(bot.send(method, path, "{}", "Content-Type", "application/json"), method + " " + path);
        }
        for (String path : GETS) {
            assertOurs(bot.send(method, path.replace("%s", "x"), null), method + " " + path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key: ü",
                "If-Match: nonsense",
                "If-Match: \"99999999999999999999\"",
                "X-Correlation-Id: <>"
            })
    void shouldTakeAnyHeader(String header) {
        String[] parts = header.split(": ", 2);
        assertOurs(
                bot.send(
                        "POST",
                        "/tickets/claim",
                        "{\"shortId\":\"nobody\",\"discordId\":1}",
                        "Content-Type",
                        "application/json",
                        parts[0],
                        parts[1]),
                header);
    }

    /** A good body for the path, that does nothing to the victim. */
    private static ObjectNode body(String path) {
        return switch (path) {
            case "/tickets/create" ->
                Bot.ticket("victim").put("claimed", true).put("claimedBy", "7").put("closed", true);
            case "/tickets/close" -> Bot.JSON.createObjectNode().put("shortId", "nobody");
            case "/tickets/claim" ->
                Bot.JSON.createObjectNode().put("shortId", "nobody").put("discordId", "7");
            default ->
                Bot.JSON
                        .createObjectNode()
                        .put("id", "3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11")
                        .put("ticketType", "support")
                        .put("guildId", "hostile")
                        .put("channelId", "2");
        };
    }

    /** The body with another value, written as it stands. */
    private static String with(ObjectNode body, String name, String value) {
        body.put(name, "@value@");
        return body.toString().replace("\"@value@\"", value);
    }

    private static int ours(Reply reply) {
        assertOurs(reply, "the reply");
        return reply.status();
    }

    private static void assertOurs(Reply reply, String what) {
        assertThat(reply.status()).as(what).isBetween(200, 499);
        if (reply.status() < 400) {
            return;
        }
        assertThat(reply.header("Content-Type")).as(what).isEqualTo("application/json");
        JsonNode body = Bot.JSON.readTree(reply.body());
        assertThat(body.path("error").path("code").intValue())
                .as(what + reply.body())
                .isEqualTo(reply.status());
        assertThat(body.path("error").path("message").isString()).as(what).isTrue();
        assertThat(body.propertyNames()).as(what).isSubsetOf("error", "catchError");
        assertThat(reply.body())
                .as(what)
                .doesNotContain("Exception", "io.ticketledger", "about:blank", "org.springframework", "jackson");
    }
}
