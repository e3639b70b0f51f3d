package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RefusalsTest extends CommandServiceFixture {
    @Autowired
    private MeterRegistry meters;

    @Test
    void shouldNameTheHeaderThatDoesNotMatch() {
        String id = ticket("At version 1");

        Answer answer = command("release-ticket", "{\"ticketId\": \"" + id + "\"}", "If-Match", "\"7\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.json().path("errors").path("If-Match").path(0).asString(""))
                .isEqualTo(answer.json().path("detail").asString());
    }

    @Test
    void shouldNameTheTicketThatIsClosed() {
        String id = ticket("Closed");
        command("close-ticket", "{\"ticketId\": \"" + id + "\"}");

        Answer answer = command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"m\"}");

        assertThat(answer.json().path("code").asString()).isEqualTo("TICKET_CLOSED");
        assertThat(answer.json().path("errors").path("ticketId").path(0).asString(""))
                .isNotBlank();
    }

    @Test
    void shouldNotCountAsRefusedWhatNoClientWasRefused() {
        long number = command("create-ticket", "{\"title\": \"Drawn\"}")
                .json()
                .path("number")
                .longValue();
        for (int i = 1; i <= 3; i++) {
            assertThat(command("create-ticket", "{\"title\": \"Imported\", \"number\": " + (number + i) + "}")
                            .status())
                    .isEqualTo(201);
        }
        double before = refusals();

        assertThat(command("create-ticket", "{\"title\": \"Drawn anew\"}").status())
                .isEqualTo(201);
        assertThat(refusals()).isEqualTo(before);

        assertThat(command("create-ticket", "{\"title\": \"Taken\", \"number\": " + number + "}")
                        .status())
                .isEqualTo(409);
        assertThat(refusals()).isEqualTo(before + 1);
    }

    @Test
    void shouldTakeTheLongestIdsOfAChannel() {
        String guild = "\u30ae".repeat(254);
        Answer first = channel(guild + "a", "one");
        Answer other = channel(guild + "b", "two");
        Answer again = channel(guild + "a", "three");

        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(other.json().path("version").longValue()).isEqualTo(1);
        assertThat(again.json().path("version").longValue()).isEqualTo(2);
    }

    private Answer channel(String guild, String channel) {
        return command("configure-channel", """
                {"guildId": "%s", "ticketType": "%s", "channelId": "%s"}
                """.formatted(guild, "\u7a2e".repeat(255), channel));
    }

    private double refusals() {
        Counter counter = meters.find("ticketledger.refusals")
                .tag("code", "DUPLICATE_NUMBER")
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
