package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this API writes it reads back. */
class HelpdeskRoundTripTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long SEED = 20_260_301;
    private static final List<String> TEXTS = List.of(
            "x", " leading", "👩‍🚒 fire", "Ünïcödé", "\"quoted\\\"", "a\nb\tc", "<b>&amp;</b>", "0", "null", "日本語");

    @RepeatedTest(200)
    void shouldReadBackWhatWasCreated(RepetitionInfo repetition) {
        long seed = SEED + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode shown = MAPPER.createObjectNode();
        number(random, body, "brandID", shown, "brand_id");
        number(random, body, "channelID", shown, "channel_id");
        number(random, body, "assignedGroupID", shown, "assigned_group_id");
        number(random, body, "formID", shown, "form_id");
        text(random, body, "from", shown, "from");
        text(random, body, "fromName", shown, "from_name");
        text(random, body, "to", shown, "to");
        text(random, body, "title", shown, "title");
        String direction = random.nextBoolean() ? "inbound" : "outbound";
        body.put("direction", direction);
        shown.put("direction", direction);

        HelpdeskNewTicket made = HelpdeskNewTicket.parse(body);
        JsonNode read = read(Tickets.of(Status.NEW, null, made.details(), made.assignment()));

        shown.forEachEntry((name, value) ->
                assertThat(read.get(name)).as("%s, seed %s", name, seed).isEqualTo(value));
    }

    @RepeatedTest(100)
    void shouldReadBackWhatWasChanged(RepetitionInfo repetition) {
        long seed = SEED + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode shown = MAPPER.createObjectNode();
        text(random, body, "externalPrimaryID", shown, "external_id");
        text(random, body, "title", shown, "title");
        String word = random.nextBoolean() ? "solved" : "closed";
        body.put("status", word);
        shown.put("status", word);

        HelpdeskUpdate update = HelpdeskUpdate.parse(body);
        TicketDetails details = TicketDetails.NONE.with(
                Set.of(TicketField.TITLE, TicketField.CUSTOMER_EXTERNAL_ID),
                TicketDetails.of(field -> field == TicketField.TITLE
                        ? update.title()
                        : field == TicketField.CUSTOMER_EXTERNAL_ID ? update.externalId() : null));
        Status status = update.status();
        assertThat(status).isNotNull();
        JsonNode read = read(Tickets.of(
                status == null ? Status.NEW : status, null, details, io.ticketledger.events.Assignment.NONE));

        shown.forEachEntry((name, value) ->
                assertThat(read.get(name)).as("%s, seed %s", name, seed).isEqualTo(value));
    }

    @RepeatedTest(20)
    void shouldReadBackStatusAndPriority(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        String status = HelpdeskVocabulary.word(Status.values()[random.nextInt(Status.values().length)]);
        String priority =
                HelpdeskVocabulary.word(PriorityLevel.values()[random.nextInt(PriorityLevel.values().length)]);

        List<HelpdeskAction> actions = List.of(
                HelpdeskBulk.status(bulk("status", status), HelpdeskIds.MOST)
                        .actions()
                        .getFirst(),
                HelpdeskBulk.priority(bulk("priority", priority), HelpdeskIds.MOST)
                        .actions()
                        .getFirst());

        assertThat(actions)
                .satisfiesExactly(
                        action -> assertThat(HelpdeskVocabulary.word(((HelpdeskAction.SetStatus) action).to()))
                                .isEqualTo(status),
                        action -> assertThat(HelpdeskVocabulary.word(
                                        Priority.of(((HelpdeskAction.SetPriority) action).to())))
                                .isEqualTo(priority));
    }

    private static ObjectNode bulk(String name, String word) {
        return MAPPER.createObjectNode().put(name, word).put("ticketIDs", 1);
    }

    private static JsonNode read(Ticket ticket) {
        return MAPPER.readTree(MAPPER.writeValueAsString(HelpdeskTicket.of(ticket)));
    }

    private static void number(Random random, ObjectNode body, String written, ObjectNode shown, String read) {
        long number = random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(60);
        if (random.nextBoolean()) {
            body.put(written, number);
        } else {
            body.put(written, String.valueOf(number));
        }
        shown.set(read, MAPPER.readTree(String.valueOf(number)));
    }

    private static void text(Random random, ObjectNode body, String written, ObjectNode shown, String read) {
        String text = TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt();
        body.put(written, text);
        shown.put(read, text);
    }
}
