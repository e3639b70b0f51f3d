package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BatchTest extends CommandServiceFixture {

    @Test
    void shouldDoEachCommandOnItsOwnAndInOrder() {
        String id = "1b6f5a55-0f4e-4d0e-9d5b-222222222222";
        Answer answer = command("batch", """
                {"commands": [
                  {"command": "create-ticket", "ticketId": "%1$s", "title": "Batched"},
                  {"command": "claim-ticket", "ticketId": "%1$s", "by": "bob"},
                  {"command": "claim-ticket", "ticketId": "%1$s", "by": "eve"},
                  {"command": "reply", "ticketId": "%1$s", "message": ""},
                  {"command": "no-such-command", "ticketId": "%1$s"},
                  {"ticketId": "%1$s"},
                  17,
                  {"command": "set-status", "ticketId": 999999999999, "status": "OPEN"},
                  {"command": "close-ticket", "ticketId": "%1$s"}
                ]}
                """.formatted(id));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode results = answer.json().path("results");
        assertThat(results.valueStream().map(r -> r.path("status").intValue()))
                .containsExactly(201, 200, 409, 400, 400, 400, 400, 404, 200);
        assertThat(results.path(2).path("code").stringValue()).isEqualTo("ALREADY_CLAIMED");
        assertThat(results.path(3).path("errors").has("message")).isTrue();
        assertThat(results.path(4).path("errors").has("command")).isTrue();
        assertThat(results.path(8).path("version").longValue()).isEqualTo(3);
        assertThat(results.path(8).path("ticketId").stringValue()).isEqualTo(id);
    }

    @Test
    void shouldRefuseABatchThatIsNone() {
        assertThat(command("batch", "{}").json().path("errors").has("commands")).isTrue();
        assertThat(command("batch", "{\"commands\": {}}").status()).isEqualTo(400);
        assertThat(command("batch", "{\"commands\": [" + "{},".repeat(1000) + "{}]}")
                        .status())
                .isEqualTo(400);
    }
}
