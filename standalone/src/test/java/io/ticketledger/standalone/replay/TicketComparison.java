package io.ticketledger.standalone.replay;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.replay.DialectPlay.Played;
import io.ticketledger.standalone.replay.DialectReplayModel.Api;
import io.ticketledger.standalone.replay.DialectReplayModel.Priority;
import io.ticketledger.standalone.replay.DialectReplayModel.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a ticket natively and through each dialect, and compares it with what it must be. */
final class TicketComparison {
    static final JsonMapper JSON = new JsonMapper();

    private final LedgerClient client;
    private final Played ticket;
    private final State due;
    private final List<String> differences = new ArrayList<>();

    TicketComparison(LedgerClient client, Played ticket) {
        this.client = client;
        this.ticket = ticket;
        this.due = ticket.due().state();
    }

    List<String> differences() {
        JsonNode read = read("/queries/tickets/" + ticket.id());
        List<String> replies = texts(read("/queries/tickets/" + ticket.id() + "/replies"), "/items", "message");
        JsonNode priority = read.path("priority");
        compare(
                "natively",
                new State(
                        read.path("status").asString(),
                        new Priority(priority.path("label").asString(), text(priority.path("level"))),
                        text(read.path("type")),
                        replies,
                        read.path("version").asInt()),
                due);
        compare("title", read.path("title").asString(), ticket.one().name());
        compare(
                "counted replies",
                read.at("/replies/count").asInt(),
                due.replies().size());
        compare(
                "change log",
                texts(read("/queries/tickets/" + ticket.id() + "/change-log"), "/items", "version"),
                IntStream.rangeClosed(1, due.version())
                        .mapToObj(String::valueOf)
                        .toList());
        compareInIsp();
        compareInChurch();
        return differences;
    }

    private void compareInIsp() {
        JsonNode shown = read("/api/v1/tickets/" + ticket.number()).path("data");
        compare("isp status", shown.path("status").asString(), ticket.due().shownStatus(Api.ISP));
        compare("isp priority", shown.path("priority").asString(), ticket.due().shownPriority(Api.ISP));
        compare("isp replies", texts(shown, "/replies", "message"), due.replies());
        compare(
                "isp reply ids",
                texts(shown, "/replies", "id"),
                IntStream.rangeClosed(1, due.replies().size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private void compareInChurch() {
        JsonNode shown = read("/api/tickets/" + ticket.id());
        compare("church status", shown.path("status").asString(), ticket.due().shownStatus(Api.CHURCH));
        compare(
                "church priority",
                shown.path("priority").asString(),
                ticket.due().shownPriority(Api.CHURCH));
        compare("church type", text(shown.path("type")), due.type());
        compare("church change log", shown.path("change_log").size(), due.version());
    }

    private JsonNode read(String path) {
        Answer answer = client.get(path);
        if (answer.status() != 200 || answer.headers().containsKey("warning")) {
            differences.add(ticket.one().name() + ": " + path + " answers " + answer);
        }
        return answer.json();
    }

    private void compare(String what, @Nullable Object seen, @Nullable Object expected) {
        if (!Objects.equals(seen, expected)) {
            differences.add(ticket.one().name() + ": " + what + " is " + seen + ", due: " + expected);
        }
    }

    private static List<String> texts(JsonNode json, String list, String name) {
        return json.at(list)
                .valueStream()
                .map(item -> item.path(name).asString())
                .toList();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }
}
