package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this API writes it reads back, unchanged. */
class WriteAndReadTest {
    private static final long SEED = 20_260_301;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> TEXTS = List.of(
            "support", "lost role 🎭", "größe", "a/b?c=d&e#f", " padded ", "\"quoted\\\"", "東京", "$ne", "null", "{}");
    private static final List<String> DATA =
            List.of("{}", "null", "[1.10,\"\\u00fc\"]", " { \"a\" : [ ] } ", "\"text\"", "{\"$set\":{\"a.b\":1}}");

    @Test
    void shouldReadBackWhatItWrote() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode body = creation(random);
            CreateTicketRequest request = CreateTicketRequest.parse(body);
            ObjectNode read = MAPPER.valueToTree(DiscordTicket.of(Tickets.of(request)));

            assertThat(read).as("seed %d, ticket %d: %s", SEED, i, body).isEqualTo(body);
            assertThat(CreateTicketRequest.parse(read))
                    .as("seed %d, ticket %d: %s", SEED, i, read)
                    .isEqualTo(request);
        }
    }

    private static ObjectNode creation(Random random) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("ticketId", uuid4(random).toString())
                .put("ticketType", text(random))
                .put("ticketData", random.nextInt(3) == 0 ? null : DATA.get(random.nextInt(DATA.size())))
                .put("guildId", id(random))
                .put("ticketName", text(random))
                .put("ticketShortId", id(random))
                .put("ticketOwner", id(random));
        boolean claimed = random.nextBoolean();
        return body.put("claimedBy", claimed ? id(random) : "")
                .put("claimed", claimed)
                .put("closed", random.nextBoolean());
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String id(Random random) {
        return random.nextBoolean() ? Long.toUnsignedString(random.nextLong()) : text(random);
    }

    private static UUID uuid4(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
