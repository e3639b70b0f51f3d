package io.ticketledger.standalone.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.discord.Bot.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The Discord bot's API against a running ledger: each call, to the letter of what comes back. */
class DiscordApiTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String NO_SUCH_SHORT_ID = error(404, "Could not find a ticket with that short id");

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static LedgerClient auditor;
    private static Bot bot;
    private static Bot stranger;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        auditor = ledger.client();
        bot = Bot.of(auditor);
        stranger = bot.as(key(
                "elsewhere",
                List.of(
                        "TICKET_READ",
                        "TICKET_CREATE",
                        "TICKET_UPDATE",
                        "TICKET_DELETE",
                        "SET_STATUS",
                        "TICKET_BATCH")));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldCreateATicketAndReadItBack() {
        String shortId = shortId();
        ObjectNode ticket =
                Bot.ticket(shortId).put("ticketName", "lost role 🎭 größe").put("colour", "ignored");
        Reply created = bot.post("/tickets/create", ticket);
        ticket.remove("colour");

        assertReply(created, 200, "{\"created\":true}");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertReply(bot.get("/tickets/get/id/" + shortId), 200, ticket.toString());
        assertReply(bot.get("/tickets/get/name/" + Bot.encode("lost role 🎭 größe")), 200, ticket.toString());
        assertReply(bot.get("/tickets/is/claimed/" + shortId), 200, "{\"claimed\":false,\"claimedBy\":null}");
    }

    @Test
    void shouldCreateATicketOfTheLeastThatIsNeeded() {
        String shortId = "90071992547409931234" + NEXT.incrementAndGet();
        String id = UUID.randomUUID().toString();
        Reply created = bot.post(
                "/tickets/create",
                "{\"ticketId\":\"" + id + "\",\"ticketType\":\"t\",\"guildId\":18446744073709551615,"
                        + "\"ticketName\":\"least\",\"ticketShortId\":" + shortId
                        + ",\"ticketOwner\":99999999999999999999,\"ticketData\":\"\",\"claimedBy\":\"7\"}");

        assertReply(created, 200, "{\"created\":true}");
        assertReply(
                bot.get("/tickets/get/id/" + shortId),
                200,
                "{\"ticketId\":\"" + id + "\",\"ticketType\":\"t\",\"ticketData\":null,"
                        + "\"guildId\":\"18446744073709551615\",\"ticketName\":\"least\",\"ticketShortId\":\""
                        + shortId + "\",\"ticketOwner\":\"99999999999999999999\",\"claimedBy\":\"\","
                        + "\"claimed\":false,\"closed\":false}");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void shouldStartAsItIsCreated(boolean claimed, boolean closed) {
        String shortId = shortId();
        ObjectNode ticket = Bot.ticket(shortId)
                .put("claimed", claimed)
                .put("claimedBy", claimed ? "7" : "")
                .put("closed", closed);

        assertReply(bot.post("/tickets/create", ticket), 200, "{\"created\":true}");
        assertReply(bot.get("/tickets/get/id/" + shortId), 200, ticket.toString());
        assertReply(
                bot.get("/tickets/is/claimed/" + shortId),
                200,
                claimed ? "{\"claimed\":true,\"claimedBy\":\"7\"}" : "{\"claimed\":false,\"claimedBy\":null}");
        assertReply(
                bot.claim(shortId, "8"), 400, error(400, closed ? "Ticket is closed" : "Ticket is already claimed"));
    }

    @Test
    void shouldClaimATicketOnce() {
        String shortId = create();

        assertReply(
                bot.get("/tickets/get/claimer/" + shortId),
                404,
                error(404, "Could not find a claimer for that ticket"));
        assertReply(bot.claim(shortId, "7"), 200, "{\"claimed\":true}");
        assertReply(bot.claim(shortId, "7"), 200, "{\"claimed\":true}");
        assertReply(bot.claim(shortId, "8"), 400, error(400, "Ticket is already claimed"));
        assertReply(bot.get("/tickets/is/claimed/" + shortId), 200, "{\"claimed\":true,\"claimedBy\":\"7\"}");
        assertReply(bot.get("/tickets/get/claimer/" + shortId), 200, "{\"claimed\":true,\"claimedBy\":\"7\"}");
        assertReply(bot.get("/tickets/is/claimer/7/" + shortId), 200, "{\"isClaimer\":true}");
        assertReply(bot.get("/tickets/is/claimer/07/" + shortId), 200, "{\"isClaimer\":false}");
    }

    @Test
    void shouldCloseATicketForGood() {
        String shortId = create();
        bot.claim(shortId, "7");

        assertReply(bot.close(shortId), 200, "{\"closed\":true}");
        assertReply(bot.close(shortId), 200, "{\"closed\":true}");
        assertReply(bot.claim(shortId, "7"), 400, error(400, "Ticket is closed"));
        assertReply(bot.get("/tickets/is/claimer/7/" + shortId), 200, "{\"isClaimer\":true}");
        assertThat(bot.get("/tickets/get/id/" + shortId).body())
                .contains("\"claimedBy\":\"7\",\"claimed\":true,\"closed\":true");
    }

    @Test
    void shouldFindTheNewestOfAName() {
        String name = "help, please? 50% #1 " + NEXT.incrementAndGet();
        String older = shortId();
        String newer = shortId();
        bot.post("/tickets/create", Bot.ticket(older).put("ticketName", name));
        bot.post("/tickets/create", Bot.ticket(newer).put("ticketName", name));
        String path = "/tickets/get/name/" + Bot.encode(name);

        assertThat(bot.get(path).body()).contains("\"ticketShortId\":\"" + newer + "\"");
        auditor.command("delete-ticket", Map.of("ticketId", number(newer)));
        assertThat(bot.get(path).body()).contains("\"ticketShortId\":\"" + older + "\"");
        assertReply(stranger.get(path), 404, error(404, "Could not find a ticket with that name"));
    }

    @Test
    void shouldSetAndReplaceAChannel() {
        String type = "type " + NEXT.incrementAndGet();
        ObjectNode channel = Bot.JSON
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("ticketType", type)
                .put("guildId", "1")
                .put("channelId", "381870553235193857");
        String path = "/tickets/get/channel/" + Bot.encode(type) + "/1";
        String none = error(404, "Could not find a channel for that ticket type");

        assertReply(bot.get(path), 404, none);
        assertReply(bot.post("/tickets/create/channel", channel), 200, "{\"created\":true}");
        assertReply(bot.get(path), 200, channel.toString());
        assertReply(bot.get("/tickets/get/channel/" + Bot.encode(type) + "/2"), 404, none);
        assertReply(stranger.get(path), 404, none);

        channel.put("id", UUID.randomUUID().toString()).put("channelId", "99999999999999999999");
        assertReply(bot.post("/tickets/create/channel", channel), 200, "{\"created\":true}");
        Reply replaced = bot.get(path);
        assertReply(replaced, 200, channel.toString());
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void shouldSayWhichFieldOfACreationIsBad() {
        String taken = create();
        ObjectNode ticket = Bot.ticket(shortId());

        assertReply(
                bot.post("/tickets/create", without(ticket, "ticketShortId")),
                400,
                notCreated("ticketShortId is required"));
        assertReply(
                bot.post("/tickets/create", ticket.deepCopy().put("ticketId", "x")),
                400,
                notCreated("ticketId must be a UUIDv4"));
        assertReply(
                bot.post("/tickets/create", ticket.deepCopy().put("claimed", true)),
                400,
                notCreated("claimedBy is required"));
        assertReply(
                bot.post("/tickets/create", ticket.deepCopy().put("ticketData", "{")),
                400,
                notCreated("ticketData must be JSON as a string"));
        assertReply(
                bot.post("/tickets/create", ticket.deepCopy().put("ticketShortId", taken)),
                400,
                notCreated("ticketShortId is already taken"));
        bot.post("/tickets/create", ticket);
        assertReply(
                bot.post("/tickets/create", ticket.deepCopy().put("ticketShortId", shortId())),
                400,
                notCreated("ticketId is already taken"));
        assertReply(bot.post("/tickets/create", "[]"), 400, notCreated("The body must be a JSON object"));
        assertReply(
                bot.post("/tickets/create", "{\"a\":"),
                400,
                notCreated("The field a is not well-formed JSON (line 1, column 6)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tickets/close|{}|Could not close the ticket|shortId is required",
                "/tickets/close|{\"shortId\":[1]}|Could not close the ticket|shortId must be a string",
                "/tickets/claim|{\"shortId\":\"x\"}|Could not claim the ticket|discordId is required",
                "/tickets/claim|[]|Could not claim the ticket|The body must be a JSON object",
                "/tickets/create/channel|{\"id\":\"x\",\"ticketType\":\"t\",\"guildId\":1,\"channelId\":2}|"
                        + "Could not create a new ticket channel|id must be a UUIDv4"
            })
    void shouldSayWhichFieldIsBad(String path, String body, String message, String reason) {
        assertReply(bot.post(path, body), 400, error(400, message, reason));
    }

    @Test
    void shouldFindNothingOfAnotherWorkspace() {
        String shortId = create();
        bot.claim(shortId, "7");

        for (Bot one : List.of(bot, stranger)) {
            String asked = one.equals(bot) ? "no-such-ticket" : shortId;
            assertReply(one.close(asked), 404, NO_SUCH_SHORT_ID);
            assertReply(one.claim(asked, "8"), 404, NO_SUCH_SHORT_ID);
            for (String path : List.of("is/claimer/7/", "is/claimed/", "get/claimer/", "get/id/")) {
                assertReply(one.get("/tickets/" + path + asked), 404, NO_SUCH_SHORT_ID);
            }
        }
        assertReply(stranger.post("/tickets/create", Bot.ticket(shortId)), 200, "{\"created\":true}");
    }

    @Test
    void shouldFindNoDeletedTicketAndKeepItsShortIdTaken() {
        String shortId = create();
        auditor.command("delete-ticket", Map.of("ticketId", number(shortId)));

        assertReply(bot.get("/tickets/get/id/" + shortId), 404, NO_SUCH_SHORT_ID);
        assertReply(bot.claim(shortId, "7"), 404, NO_SUCH_SHORT_ID);
        assertReply(
                bot.post("/tickets/create", Bot.ticket(shortId)), 400, notCreated("ticketShortId is already taken"));
    }

    @Test
    void shouldAskForAKey() {
        String missing = error(403, "Please specify an authorization key!");
        String invalid = error(403, "Invalid authorization Key!");
        String path = "/tickets/get/id/" + create();

        assertReply(bot.as(null).get(path), 403, missing);
        assertReply(bot.as("Bearer ").get(path), 403, missing);
        assertReply(bot.as("tlk_unknown").get(path), 403, invalid);
        assertReply(bot.as("Bearer tlk_unknown").get(path), 403, invalid);
        assertReply(bot.as("Basic " + auditor.key()).get(path), 403, invalid);
        assertReply(bot.as(null).post("/tickets/claim", "{}"), 403, missing);
        assertReply(bot.as(null).get("/tickets/nowhere"), 403, missing);
        assertReply(bot.send("GET", path, null, "Authorization", auditor.key()), 403, invalid); // the header twice
        for (String sent : List.of("Bearer " + auditor.key(), "bearer " + auditor.key(), "BEARER  " + auditor.key())) {
            assertThat(bot.as(sent).get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void shouldAskForThePermission() {
        Bot reader = bot.as(key("default", List.of("TICKET_READ")));
        Bot writer = bot.as(key("default", List.of("TICKET_CREATE", "TICKET_UPDATE")));
        String shortId = create();
        String forbidden = error(403, "Not permitted!");

        assertThat(reader.get("/tickets/get/id/" + shortId).status()).isEqualTo(200);
        assertReply(reader.post("/tickets/create", "{}"), 403, forbidden);
        assertReply(reader.post("/tickets/create/channel", "{}"), 403, forbidden);
        assertReply(reader.claim(shortId, "7"), 403, forbidden);
        assertReply(writer.close(shortId), 403, forbidden);
        assertReply(writer.get("/tickets/get/id/" + shortId), 403, forbidden);
        assertReply(writer.claim(shortId, "7"), 200, "{\"claimed\":true}");
    }

    @Test
    void shouldKnowItsPathsAndTheirMethods() {
        String shortId = create();
        String methods = error(405, "Method not allowed");

        Reply put = bot.send("PUT", "/tickets/create", "{}", "Content-Type", "application/json");
        assertReply(put, 405, methods);
        assertThat(put.header("Allow")).isEqualTo("OPTIONS, POST");
        Reply delete = bot.send("DELETE", "/tickets/get/id/" + shortId, null);
        assertReply(delete, 405, methods);
        assertThat(delete.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        Reply options = bot.send("OPTIONS", "/tickets/is/claimed/" + shortId, null);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        Reply head = bot.send("HEAD", "/tickets/get/id/" + shortId, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        for (String nowhere : List.of("", "/", "/nowhere", "/get/id", "/get/id/a/b", "/is/claimer/7", "/create/x")) {
            assertReply(bot.get("/tickets" + nowhere), 404, error(404, "Could not find that route"));
        }
    }

    @Test
    void shouldTakeATrailingSlash() {
        String shortId = shortId();
        ObjectNode channel = Bot.JSON
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("ticketType", shortId)
                .put("guildId", "1")
                .put("channelId", "2");

        assertReply(bot.post("/tickets/create/", Bot.ticket(shortId)), 200, "{\"created\":true}");
        assertReply(
                bot.post("/tickets/claim/", "{\"shortId\":\"" + shortId + "\",\"discordId\":7}"),
                200,
                "{\"claimed\":true}");
        assertReply(bot.post("/tickets/close/", "{\"shortId\":\"" + shortId + "\"}"), 200, "{\"closed\":true}");
        assertReply(bot.post("/tickets/create/channel/", channel), 200, "{\"created\":true}");
        for (String path : List.of(
                "is/claimer/7/" + shortId,
                "is/claimed/" + shortId,
                "get/claimer/" + shortId,
                "get/channel/" + shortId + "/1",
                "get/id/" + shortId,
                "get/name/" + Bot.encode("ticket " + shortId))) {
            Reply plain = bot.get("/tickets/" + path);
            assertReply(bot.get("/tickets/" + path + "/"), 200, plain.body());
        }
    }

    @Test
    void shouldGuardByVersion() {
        String shortId = create();
        String claim = "{\"shortId\":\"" + shortId + "\",\"discordId\":\"7\"}";
        String[] atVersion1 = {"Content-Type", "application/json", "If-Match", "\"1\""};
        Reply read = bot.get("/tickets/get/id/" + shortId);

        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(bot.send("GET", "/tickets/get/id/" + shortId, null, "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(304);
        Reply claimed = bot.send("POST", "/tickets/claim", claim, atVersion1);
        assertReply(claimed, 200, "{\"claimed\":true}");
        assertThat(claimed.header("ETag")).isEqualTo("\"2\"");
        assertReply(
                bot.send("POST", "/tickets/close", "{\"shortId\":\"" + shortId + "\"}", atVersion1),
                412,
                error(412, "Precondition failed", "The ticket is at version 2 by now."));
        assertReply(
                bot.send("POST", "/tickets/claim", claim, "Content-Type", "application/json", "If-Match", "1"),
                400,
                error(400, "Could not claim the ticket", "If-Match must be entity tags such as \\\"3\\\", or *"));
    }

    @Test
    void shouldDoARepeatedRequestOnce() {
        String shortId = shortId();
        String body = Bot.ticket(shortId).toString();
        String[] once = {"Content-Type", "application/json", "Idempotency-Key", "create-" + shortId};

        assertReply(bot.send("POST", "/tickets/create", body, once), 200, "{\"created\":true}");
        assertReply(bot.send("POST", "/tickets/create", body, once), 200, "{\"created\":true}");
        assertReply(
                bot.send("POST", "/tickets/create", Bot.ticket(shortId()).toString(), once),
                422,
                error(422, "This Idempotency-Key was used for another request"));
    }

    @Test
    void shouldShareItsTicketsWithTheNativeApi() {
        String shortId = shortId();
        auditor.command(
                "create-ticket",
                Map.of(
                        "title", "Printer on fire",
                        "shortId", shortId,
                        "description", "Smoke",
                        "priority", "HIGH",
                        "status", "SOLVED",
                        "data", Map.of("sla", "gold")));
        String id = id(shortId);

        assertReply(
                bot.get("/tickets/get/id/" + shortId),
                200,
                "{\"ticketId\":\"" + id + "\",\"ticketType\":null,\"ticketData\":\"{\\\"sla\\\":\\\"gold\\\"}\","
                        + "\"guildId\":null,\"ticketName\":\"Printer on fire\",\"ticketShortId\":\"" + shortId
                        + "\",\"ticketOwner\":null,\"claimedBy\":\"\",\"claimed\":false,\"closed\":false}");
        assertReply(
                bot.get("/tickets/get/name/" + Bot.encode("Printer on fire")),
                404,
                error(404, "Could not find a ticket with that name"));
        assertReply(bot.claim(shortId, "7"), 200, "{\"claimed\":true}");
        assertReply(bot.close(shortId), 200, "{\"closed\":true}");

        String natively = auditor.get("/queries/tickets/" + id).body();
        assertThat(natively)
                .contains(
                        "\"status\":\"CLOSED\"",
                        "\"by\":\"7\"",
                        "\"description\":\"Smoke\"",
                        "\"level\":\"HIGH\"",
                        "\"data\":{\"sla\":\"gold\"}",
                        "\"origin\":\"ledger\"");
        auditor.command("set-status", Map.of("ticketId", id, "status", "OPEN"));
        auditor.command("claim-ticket", Map.of("ticketId", id, "by", "bob", "takeover", true));
        assertThat(bot.get("/tickets/get/id/" + shortId).body())
                .contains("\"claimedBy\":\"bob\",\"claimed\":true,\"closed\":false");
    }

    @Test
    void shouldBeReadNativelyAsItWasWritten() {
        String shortId = create();
        String natively = auditor.get("/queries/tickets/" + id(shortId)).body();

        assertThat(natively)
                .contains(
                        "\"origin\":\"discord\"",
                        "\"name\":\"ticket " + shortId + "\"",
                        "\"title\":\"ticket " + shortId + "\"",
                        "\"type\":\"support\"",
                        "\"status\":\"NEW\"",
                        "\"guildId\":\"81384788765712384\"",
                        "\"data\":{\"reason\": [1.10]}",
                        "\"requester\":{\"id\":\"80351110224678912\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventual", "strong"})
    void shouldLetTheReaderChooseWhetherToWait(String consistency) {
        String shortId = create();
        bot.get("/tickets/get/id/" + shortId);

        assertThat(bot.get("/tickets/get/id/" + shortId + "?consistency=" + consistency + "&x=y")
                        .status())
                .isEqualTo(200);
        assertReply(
                bot.get("/tickets/get/id/" + shortId + "?consistency=x"),
                400,
                error(400, "Invalid request", "consistency must be eventual or strong"));
    }

    @Test
    void shouldDescribeItself() {
        assertThat(auditor.get("/v3/api-docs/discord").json().path("paths").propertyNames())
                .hasSize(10);
    }

    private static String shortId() {
        return "api-" + NEXT.incrementAndGet();
    }

    /** Creates an open, unclaimed ticket; its short id. */
    private static String create() {
        String shortId = shortId();
        assertReply(bot.post("/tickets/create", Bot.ticket(shortId)), 200, "{\"created\":true}");
        return shortId;
    }

    private static String id(String shortId) {
        return Bot.JSON
                .readTree(bot.get("/tickets/get/id/" + shortId).body())
                .path("ticketId")
                .stringValue();
    }

    private static long number(String shortId) {
        return auditor.get("/queries/tickets/" + id(shortId))
                .json()
                .path("number")
                .longValue();
    }

    private static String key(String workspace, List<String> permissions) {
        LedgerClient.Answer made = auditor.post(
                "/admin/api-keys",
                Map.of(
                        "workspace", workspace,
                        "name", "bot",
                        "subject", "bot",
                        "displayName", "Bot",
                        "permissions", permissions));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("key").stringValue();
    }

    private static ObjectNode without(ObjectNode body, String field) {
        ObjectNode copy = body.deepCopy();
        copy.remove(field);
        return copy;
    }

    private static void assertReply(Reply reply, int status, String body) {
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
    }

    private static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }

    private static String error(int code, String message, String catchError) {
        String error = error(code, message);
        return error.substring(0, error.length() - 1) + ",\"catchError\":\"" + catchError + "\"}";
    }

    private static String notCreated(String reason) {
        return error(400, "Could not create a new ticket", reason);
    }
}
