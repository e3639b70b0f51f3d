package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a client writes it reads back; what it reads it can write without a change. */
class CrmRoundTripTest {
    private static final long SEED = 20_260_301;
    private static final int TICKETS = 500;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);
    private static final List<String> DATES =
            List.of("2026-12-01", "2026-12-01 08:00:00", "2026-12-01T08:00:00Z", "2026-12-01T08:00:00.5+02:00");

    private final Random random = new Random(SEED);

    @Test
    void shouldReadBackWhatWasWritten() {
        for (int i = 0; i < TICKETS; i++) {
            ObjectNode created = body(true);
            Ticket ticket = CrmTickets.created(CrmRequest.parse(created).creation(WORDS));
            assertShown(created, ticket, i);
            for (int update = 0; update < 4; update++) {
                ObjectNode body = body(false);
                Ticket changed =
                        CrmTickets.changed(ticket, CrmRequest.parse(body).changes(ticket, WORDS));
                assertShown(body, changed, i);
                assertUntouched(body, ticket, changed, i);
                ticket = changed;
                assertThat(CrmTickets.changed(
                                ticket, CrmRequest.parse(json(ticket)).changes(ticket, WORDS)))
                        .as("seed %s, ticket %s", SEED, i)
                        .isEqualTo(ticket);
            }
        }
    }

    private static void assertShown(ObjectNode written, Ticket ticket, int i) {
        ObjectNode shown = json(ticket);
        written.forEachEntry((name, value) -> {
            assertThat(comparable(name, shown.path(name)))
                    .as("seed %s, ticket %s, %s of %s", SEED, i, name, written)
                    .isEqualTo(comparable(name, value));
        });
    }

    private static void assertUntouched(ObjectNode written, Ticket before, Ticket after, int i) {
        ObjectNode shown = json(before);
        json(after).forEachEntry((name, value) -> {
            if (!written.has(name)) {
                assertThat(value).as("seed %s, ticket %s, %s", SEED, i, name).isEqualTo(shown.path(name));
            }
        });
    }

    /** Preset words are the same in any case; an empty text and null are both none. */
    private static String comparable(String name, JsonNode value) {
        String text = value.isNull() ? "" : value.asString();
        return name.equals("status") || name.equals("ticketPriority") ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static ObjectNode json(Ticket ticket) {
        return (ObjectNode) MAPPER.valueToTree(CrmTicket.of(ticket, WORDS));
    }

    private ObjectNode body(boolean whole) {
        ObjectNode body = MAPPER.createObjectNode();
        put(body, whole, "customerID", () -> String.valueOf(random.nextLong(CrmTicket.HIGHEST_ID)));
        put(body, whole, "subject", () -> text(1));
        put(
                body,
                false,
                "status",
                () -> anyCase(any(CrmPresets.DEFAULT.statuses()).name()));
        put(body, false, "ticketContent", () -> text(1));
        put(
                body,
                false,
                "ticketPriority",
                () -> noneOr(anyCase(any(CrmPresets.DEFAULT.priorities()).name())));
        for (String name : List.of("ticketType", "customerEmail", "owner", "users", "departments", "ticketSuppliers")) {
            put(body, false, name, () -> noneOr(text(0)));
        }
        put(body, false, "ticketFollowupDate", () -> noneOr(any(DATES)));
        put(body, false, "ticketActionRequiredDate", () -> noneOr(any(DATES)));
        return body;
    }

    private void put(ObjectNode body, boolean always, String name, Supplier<@Nullable String> value) {
        if (always || random.nextInt(3) == 0) {
            body.put(name, value.get());
        }
    }

    private @Nullable String noneOr(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> "";
            default -> text;
        };
    }

    private String anyCase(String word) {
        return random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String text(int shortest) {
        List<String> parts = new ArrayList<>(List.of("a", "Z", "é", "🔥", "\"", "<b>", "x y", "٤", "$ne", "\n-"));
        StringBuilder text = new StringBuilder(shortest == 0 ? "" : "t");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(any(parts));
        }
        return text.toString();
    }
}
