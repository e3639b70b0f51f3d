package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.church.ChurchUpdate.Changes;
import io.ticketledger.events.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What this API writes it reads back, for tickets of every kind. */
class ChurchRoundTripTest {
    private static final long SEED = 20_260_301;
    private static final int ROUNDS = 2_000;
    private static final List<String> FIELDS =
            List.of("type", "priority", "description", "status", "church", "legacy_id", "nextgen_legacy_id", "media");

    @Test
    void shouldReadBackWhatItWrote() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode first = body(random);
            Ticket created = created(ChurchCreate.parse(first, true, Instant.now()));
            assertShows(created, first, round);

            ObjectNode second = body(random);
            Ticket changed = changed(
                    created, ChurchUpdate.of(second, random.nextBoolean()).on(created));
            assertShows(changed, second, round);
            JsonNode shown = shown(changed);
            assertThat(changed(changed, ChurchUpdate.of(shown, true).on(changed)))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(changed);
        }
    }

    private static void assertShows(Ticket ticket, JsonNode body, int round) {
        JsonNode shown = shown(ticket);
        for (String field : FIELDS) {
            assertThat(shown.path(field))
                    .as("seed %d, round %d: %s", SEED, round, field)
                    .hasToString(body.path(field).toString());
        }
    }

    private static JsonNode shown(Ticket ticket) {
        return Sample.json(Sample.text(ChurchTicket.of(ticket, List.of())));
    }

    private static ObjectNode body(Random random) {
        ObjectNode body = (ObjectNode) Sample.json("{}");
        body.put("type", text(random, 100))
                .put("priority", random.nextBoolean() ? "High" : text(random, 100))
                .put("description", text(random, 300))
                .put("status", ChurchVocabulary.STATUSES.get(random.nextInt(3)))
                .put("church", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("legacy_id", random.nextBoolean() ? null : text(random, 255))
                .put("nextgen_legacy_id", random.nextBoolean() ? null : text(random, 255));
        body.set("media", media(random, 3));
        return body;
    }

    private static JsonNode media(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Sample.json("null");
            case 1 -> Sample.json(String.valueOf(random.nextLong()));
            case 2 -> Sample.json(random.nextInt(1_000) + ".50e" + random.nextInt(300));
            case 3 -> Sample.json(Sample.text(text(random, 20)));
            case 4 ->
                Sample.MAPPER.createArrayNode().add(media(random, depth - 1)).add(true);
            default -> {
                ObjectNode object = Sample.MAPPER.createObjectNode();
                object.set(text(random, 5), media(random, depth - 1));
                yield object;
            }
        };
    }

    /** Not blank, with characters of every width. */
    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(5)) {
                        case 0 -> 0x1F3B9;
                        case 1 -> '\n';
                        case 2 -> 0xE9;
                        case 3 -> '"';
                        default -> ' ' + random.nextInt(95);
                    });
        }
        return text.toString();
    }

    private static Ticket created(ChurchCreate create) {
        return Sample.with(create.details(), create.status(), create.priority());
    }

    private static Ticket changed(Ticket before, Changes changes) {
        return new Ticket(
                before.id(),
                before.workspace(),
                before.number(),
                before.shortId(),
                before.origin(),
                changes.status() == null ? before.status() : changes.status(),
                before.statusLabel(),
                changes.priority() == null ? before.priority() : changes.priority(),
                before.details().with(changes.fields(), changes.details()),
                before.claim(),
                before.assignment(),
                before.importedChangeLog(),
                before.replies(),
                before.version(),
                before.createdAt(),
                before.updatedAt(),
                before.solvedAt(),
                before.closedAt(),
                before.deletedAt());
    }
}
