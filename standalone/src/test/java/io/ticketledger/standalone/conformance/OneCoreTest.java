package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A ticket that came in by one dialect is worked on by all the others, and both histories show all of it. */
class OneCoreTest {
    private static final List<String> WITH_A_REPLY = List.of("helpdesk", "crm", "isp");

    private final Target target = Target.get();

    static List<DialectFixture> dialects() {
        return ConformanceSuite.dialects();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void shouldShowEverybodysWorkOnOneTicket(DialectFixture maker) {
        JsonNode ticket = create(maker);
        Set<String> workers = new HashSet<>(Set.of(maker.name()));
        for (DialectFixture worker : dialects()) {
            if (worker.reaches(ticket)) {
                send(worker, worker.change(ticket));
                worker.assertChanged(now(ticket));
                workers.add(worker.name());
            }
        }
        WITH_A_REPLY.forEach(dialect -> reply(dialect, ticket));
        JsonNode worked = now(ticket);

        assertThat(worked.get("replies").get("count").asInt()).isEqualTo(WITH_A_REPLY.size());
        assertThat(workers).hasSizeGreaterThanOrEqualTo(4);
        assertHistoriesAreComplete(worked, workers);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void shouldBeClosedByAnyDialect(DialectFixture closer) {
        for (DialectFixture maker : dialects()) {
            JsonNode ticket = create(maker);
            if (closer.reaches(ticket)) {
                send(closer, closer.close(ticket));
                JsonNode closed = now(ticket);

                assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
                assertHistoriesAreComplete(closed, new HashSet<>(List.of(maker.name(), closer.name())));
            }
        }
    }

    private void assertHistoriesAreComplete(JsonNode ticket, Set<String> workers) {
        long version = ticket.get("version").asLong();
        JsonNode church = send(
                        new ChurchFixture(),
                        Wire.get("/api/tickets/" + ticket.get("id").asString()))
                .json();
        List<Long> versions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> messages = new HashSet<>();
        for (JsonNode entry : church.get("change_log")) {
            versions.add(entry.get("version").asLong());
            seen.add(entry.get("actor").get("dialect").asString());
            assertThat(entry.get("actor").get("subject").asString()).isEqualTo("admin");
            entry.get("changes").forEach(change -> {
                if (change.get("field").asString().equals("message")) {
                    messages.add(change.get("to").asString());
                }
            });
        }
        assertThat(versions).hasSize((int) version).doesNotHaveDuplicates().isSorted();
        assertThat(seen).isEqualTo(workers);

        String item = "/api/v2/ticket/" + ticket.get("number").asString() + "?getTicketHistory=true";
        JsonNode timeline =
                send(new HelpdeskFixture(), Wire.get(item)).json().get("item").get("timeline");
        Set<String> notes = new HashSet<>();
        timeline.forEach(entry -> {
            if (entry.get("type").asString().equals("note")) {
                notes.add(entry.get("content").asString());
            }
        });
        assertThat(timeline).hasSize((int) version);
        assertThat(notes)
                .isEqualTo(messages)
                .hasSize(ticket.get("replies").get("count").asInt());
    }

    private void reply(String dialect, JsonNode ticket) {
        String number = ticket.get("number").asString();
        String message = "A word by " + dialect + " \u2709\uFE0F " + UUID.randomUUID();
        switch (dialect) {
            case "helpdesk" ->
                send(
                        new HelpdeskFixture(),
                        Wire.json(
                                "POST",
                                "/api/v2/ticket/batch",
                                "{\"TicketIDs\":\"" + number + "\",\"actions\":[{\"actionType\":\"reply\",\"value\":\""
                                        + message + "\"}]}"));
            case "crm" ->
                send(
                        new CrmFixture(),
                        Wire.json(
                                "PATCH",
                                "/backend/api/v1/tickets/" + number,
                                "{\"ticketContent\":\"" + message + "\"}"));
            default ->
                send(
                        new IspFixture(),
                        Wire.json("POST", "/api/v1/tickets/" + number + "/reply", "{\"message\":\"" + message + "\"}"));
        }
    }

    private JsonNode create(DialectFixture maker) {
        Wire wire = maker.create(ConformanceSuite.marker());
        return target.ticket(maker.nameOf(wire, send(maker, wire)));
    }

    private Answer send(DialectFixture dialect, Wire wire) {
        Answer answer = target.send(dialect.withCredential(wire, target.owner().key()));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return answer;
    }

    private JsonNode now(JsonNode ticket) {
        return target.ticket(ticket.get("id").asString());
    }
}
