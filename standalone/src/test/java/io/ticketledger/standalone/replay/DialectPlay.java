package io.ticketledger.standalone.replay;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.replay.CaseLog.Case;
import io.ticketledger.standalone.replay.CaseLog.Step;
import io.ticketledger.standalone.replay.DialectReplayModel.Api;
import io.ticketledger.standalone.replay.DialectReplayModel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Plays a log through dialects and notes every difference between what was due and what came. */
final class DialectPlay {
    private static final int THREADS = 16;
    private static final String CHURCH = "0b51a5a2-0000-4000-8000-00000000c001";

    private final LedgerClient client;
    private final Api creator;
    private final IntFunction<Api> writer;
    private final Queue<Played> played = new ConcurrentLinkedQueue<>();
    private final Queue<String> differences = new ConcurrentLinkedQueue<>();

    /** A ticket that was played, and what it must be now. */
    record Played(Case one, String id, long number, DialectReplayModel due) {}

    private DialectPlay(LedgerClient client, Api creator, IntFunction<Api> writer) {
        this.client = client;
        this.creator = creator;
        this.writer = writer;
    }

    /** Everything through one API. */
    static DialectPlay through(LedgerClient client, Api api) {
        return new DialectPlay(client, api, step -> api);
    }

    /** Created by one API, changed by all of them in turn. */
    static DialectPlay throughAll(LedgerClient client, Api creator) {
        return new DialectPlay(client, creator, step -> Api.values()[step % Api.values().length]);
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    List<Played> played() {
        return List.copyOf(played);
    }

    /** Tickets side by side, each ticket's steps in order; then every ticket is read and compared. */
    DialectPlay play(List<Case> log) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (Case one : log) {
                running.add(pool.submit(() -> play(one)));
            }
            for (Future<?> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    differences.add(String.valueOf(e.getCause()));
                }
            }
        }
        return this;
    }

    private void play(Case one) {
        Answer created = create(one);
        if (created.status() != 201) {
            differences.add(one.name() + ": created " + created);
            return;
        }
        long number = created.json()
                .at(creator == Api.CHURCH ? "/ticket_id" : "/data/id")
                .asLong();
        String id = client.get("/queries/tickets/" + number).json().path("id").asString();
        DialectReplayModel due = DialectReplayModel.created(creator, one);
        Played ticket = new Played(one, id, number, due);
        for (int i = 0; i < one.steps().size(); i++) {
            step(ticket, writer.apply(i), one.steps().get(i));
        }
        played.add(ticket);
        differences.addAll(new TicketComparison(client, ticket).differences());
    }

    private Answer create(Case one) {
        String priority = creator.priority(one.level());
        String title = one.name();
        return switch (creator) {
            case CHURCH ->
                client.post(
                        "/api/tickets",
                        Map.of(
                                "type",
                                one.type(),
                                "priority",
                                priority,
                                "description",
                                title + "\n" + one.description(),
                                "church",
                                CHURCH));
            case ISP ->
                client.post(
                        "/api/v1/tickets",
                        Map.of(
                                "isp_id",
                                1,
                                "branch_id",
                                1,
                                "user_id",
                                1,
                                "title",
                                title,
                                "description",
                                one.description(),
                                "priority",
                                Integer.parseInt(priority)));
        };
    }

    private void step(Played ticket, Api api, Step step) {
        Outcome outcome = ticket.due().apply(api, step);
        if (outcome == Outcome.UNSAID) {
            return;
        }
        Answer answer = api == Api.CHURCH ? church(ticket.id(), step) : isp(ticket.number(), step);
        boolean reply = step instanceof Step.Reply;
        boolean asDue = outcome == Outcome.REFUSED
                ? answer.status() == 422
                : answer.status() == (reply ? 201 : 200)
                        && List.of("\"" + ticket.due().state().version() + "\"")
                                .equals(answer.headers().get("etag"));
        if (!asDue) {
            differences.add(ticket.one().name() + ": " + api + " " + step + " answers " + answer + ", due: " + outcome
                    + " at version " + ticket.due().state().version());
        }
    }

    private Answer church(String id, Step step) {
        String path = "/api/tickets/" + id;
        return switch (step) {
            case Step.SetStatus(String status) -> patch(path, Map.of("status", Api.CHURCH.status(status)));
            case Step.SetPriority(String level) -> patch(path, Map.of("priority", Api.CHURCH.priority(level)));
            case Step.Reply reply -> throw new IllegalArgumentException("church has no replies");
        };
    }

    private Answer isp(long number, Step step) {
        String path = "/api/v1/tickets/" + number;
        return switch (step) {
            case Step.SetStatus(String status) ->
                put(path + "/status", Map.of("status", Integer.parseInt(Api.ISP.status(status))));
            case Step.SetPriority(String level) ->
                put(path, Map.of("priority", Integer.parseInt(Api.ISP.priority(level))));
            case Step.Reply(String message) -> client.post(path + "/reply", Map.of("message", message));
        };
    }

    private Answer patch(String path, Map<String, ?> body) {
        return client.send("PATCH", path, TicketComparison.JSON.writeValueAsString(body));
    }

    private Answer put(String path, Map<String, ?> body) {
        return client.send("PUT", path, TicketComparison.JSON.writeValueAsString(body));
    }
}
