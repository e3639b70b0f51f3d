package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DiscordTicketTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final CreateTicketRequest FULL = new CreateTicketRequest(
            Tickets.ID,
            "support",
            "{ \"a\": [1.10, \"ü\"] }",
            "81384788765712384",
            "lost role 🎭",
            "a1b2c3",
            "80351110224678912",
            "53908232506183680",
            true);

    @Test
    void shouldShowTheFieldsOfACreationInTheirOrder() {
        assertThat(MAPPER.writeValueAsString(DiscordTicket.of(Tickets.of(FULL))))
                .isEqualTo("{\"ticketId\":\"3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11\",\"ticketType\":\"support\","
                        + "\"ticketData\":\"{ \\\"a\\\": [1.10, \\\"ü\\\"] }\",\"guildId\":\"81384788765712384\","
                        + "\"ticketName\":\"lost role 🎭\",\"ticketShortId\":\"a1b2c3\","
                        + "\"ticketOwner\":\"80351110224678912\",\"claimedBy\":\"53908232506183680\","
                        + "\"claimed\":true,\"closed\":true}");
    }

    @Test
    void shouldShowEveryNameOfATicketOfAnotherApi() {
        TicketDetails titled = TicketDetails.of(field -> field == TicketField.TITLE ? "Printer on fire" : null);
        Ticket ticket = Tickets.of(Tickets.ID, null, Dialect.CHURCH, Status.SOLVED, titled, null);

        assertThat(MAPPER.writeValueAsString(DiscordTicket.of(ticket)))
                .isEqualTo("{\"ticketId\":\"3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11\",\"ticketType\":null,"
                        + "\"ticketData\":null,\"guildId\":null,\"ticketName\":\"Printer on fire\","
                        + "\"ticketShortId\":null,\"ticketOwner\":null,\"claimedBy\":\"\","
                        + "\"claimed\":false,\"closed\":false}");
    }

    @Test
    void shouldShowTheClaim() {
        DiscordClaim claim = DiscordClaim.of(Tickets.of(FULL));

        assertThat(MAPPER.writeValueAsString(claim))
                .isEqualTo("{\"claimed\":true,\"claimedBy\":\"53908232506183680\"}");
        assertThat(claim.isBy("53908232506183680")).isTrue();
        assertThat(claim.isBy("053908232506183680")).isFalse();
    }

    @Test
    void shouldShowThatNobodyHasClaimedIt() {
        DiscordClaim none =
                DiscordClaim.of(Tickets.of(Tickets.ID, "a", Dialect.DISCORD, Status.NEW, TicketDetails.NONE, null));

        assertThat(MAPPER.writeValueAsString(none)).isEqualTo("{\"claimed\":false,\"claimedBy\":null}");
        assertThat(none.isBy("")).isFalse();
    }

    @Test
    void shouldShowAChannel() {
        TicketChannel channel = new TicketChannel(
                Tickets.ID, "acme", "81384788765712384", "support", "381870553235193857", 3, Instant.EPOCH);

        assertThat(MAPPER.writeValueAsString(DiscordChannel.of(channel)))
                .isEqualTo("{\"id\":\"3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11\",\"ticketType\":\"support\","
                        + "\"guildId\":\"81384788765712384\",\"channelId\":\"381870553235193857\"}");
    }
}
