package io.ticketledger.standalone;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plays the small log and notes every difference between what was due and what came. */
final class Play {

    private final LedgerClient client;
    private final List<String> differences = new ArrayList<>();

    private Play(LedgerClient client) {
        this.client = client;
    }

    /** Tickets side by side, each ticket's rows in order; returns the differences. */
    static List<String> all(LedgerClient client, int threads) throws IOException, InterruptedException {
        return all(client, threads, HelpDeskLog.read());
    }

    static List<String> all(LedgerClient client, int threads, List<HelpDeskLog.Case> cases)
            throws InterruptedException {
        Play play = new Play(client);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (HelpDeskLog.Case one : cases) {
                running.add(pool.submit(() -> play.one(one)));
            }
            for (Future<?> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    play.note(String.valueOf(e.getCause()));
                }
            }
        }
        return play.differences;
    }

    private void one(HelpDeskLog.Case one) {
        Answer created = client.command("create-ticket", one.creation());
        if (created.status() != 201) {
            note(one.name() + ": create-ticket answers " + created);
            return;
        }
        String id = created.json().get("ticketId").asString();
        ExpectedTicket expected = new ExpectedTicket(one.level());
        for (HelpDeskLog.Command command : one.commands()) {
            Map<String, Object> body = new HashMap<>(command.body());
            body.put("ticketId", id);
            int due = expected.apply(command.name(), body);
            Answer answer = client.command(command.name(), body);
            boolean asDue = due == ExpectedTicket.REFUSED
                    ? answer.status() == 409 || answer.status() == 422
                    : answer.status() == 200 && answer.json().get("events").size() == due;
            if (!asDue) {
                note(one.name() + ": " + command + " answers " + answer + ", due: " + due);
            }
        }
        compare(one.name(), id, expected.state());
    }

    private void compare(String name, String id, ExpectedTicket.State due) {
        JsonNode ticket = client.get("/queries/tickets/" + id).json();
        ExpectedTicket.State seen = new ExpectedTicket.State(
                ticket.path("status").asString(),
                ticket.path("priority").path("level").asString(),
                text(ticket.path("claim").path("by")),
                ticket.path("replies").path("count").asInt(),
                ticket.path("version").asInt(),
                text(ticket.path("closedAt")));
        if (!seen.equals(due)) {
            note(name + ": read " + seen + ", due " + due);
        }
        List<Integer> versions = client.get("/queries/tickets/" + id + "/change-log")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("version").asInt())
                .toList();
        if (!versions.equals(IntStream.rangeClosed(1, due.version()).boxed().toList())) {
            note(name + ": the change log has the versions " + versions + ", due: 1 to " + due.version());
        }
    }

    private static @Nullable String text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse(null);
    }

    private synchronized void note(String difference) {
        differences.add(difference);
    }
}
