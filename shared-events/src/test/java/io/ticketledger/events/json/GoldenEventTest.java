package io.ticketledger.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.Examples;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketRevised;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of every event, byte for byte. A golden file of a revision that has been released is never changed:
 * another form is another revision, and needs an upcaster.
 */
class GoldenEventTest {
    private static final JsonMapper PLAIN = new JsonMapper();
    private final EventJson json = new EventJson();

    @ParameterizedTest
    @EnumSource
    void shouldWriteAndReadTheFullForm(EventType type) throws IOException {
        assertGolden(type, "full", Examples.full(type));
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteAndReadTheMinimalForm(EventType type) throws IOException {
        assertGolden(type, "minimal", Examples.minimal(type));
    }

    @ParameterizedTest
    @EnumSource
    void shouldIgnoreWhatANewerReleaseAdded(EventType type) throws IOException {
        for (String form : List.of("full", "minimal")) {
            JsonNode newer = PLAIN.readTree(golden(type, form));
            addUnknownTo(newer);
            byte[] payload = PLAIN.writeValueAsBytes(newer);

            assertThat(json.read(type.storedName(), type.revision(), payload))
                    .isEqualTo(form.equals("full") ? Examples.full(type) : Examples.minimal(type));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFillEveryFieldOfTheFullForm(EventType type) {
        List<String> empty = new ArrayList<>();
        collectNulls(type.storedName(), Examples.full(type), empty);

        // Full means that no field of the record could be misspelt unnoticed. What was there before is another's form.
        empty.removeIf(path -> path.contains(".before."));
        List<String> legitimate = type == EventType.TICKET_PRIORITY_CHANGED ? List.of(".to.level") : List.of();
        assertThat(empty).allMatch(path -> legitimate.stream().anyMatch(path::endsWith));
    }

    @Test
    void shouldLeaveOutARevisedFieldThatOnlyANewerReleaseKnows() throws IOException {
        ObjectNode newer = (ObjectNode) PLAIN.readTree(golden(EventType.TICKET_REVISED, "full"));
        ((ArrayNode) newer.get("changed")).add("customer.shoeSize");

        TicketRevised read = (TicketRevised) json.read("TicketRevised", "1", PLAIN.writeValueAsBytes(newer));

        assertThat(read).isEqualTo(Examples.full(EventType.TICKET_REVISED));
    }

    @Test
    void shouldKnowEveryRecordOfTheCatalogue() {
        List<Class<?>> records =
                Stream.of(EventType.values()).<Class<?>>map(EventType::record).toList();

        assertThat(TicketEvent.class.getPermittedSubclasses()).isSubsetOf(records);
        assertThat(records)
                .hasSize(TicketEvent.class.getPermittedSubclasses().length + 1)
                .contains(ChannelConfigured.class);
        for (EventType type : EventType.values()) {
            assertThat(EventType.of(Examples.full(type))).isEqualTo(type);
            assertThat(EventType.named(type.storedName())).isEqualTo(type);
        }
    }

    private void assertGolden(EventType type, String form, LedgerEvent event) throws IOException {
        StoredEvent stored = json.write(event);

        assertThat(stored.type()).isEqualTo(type.storedName());
        assertThat(stored.revision()).isEqualTo(type.revision());
        assertThat(new String(stored.payload(), UTF_8)).isEqualTo(new String(golden(type, form), UTF_8));
        assertThat(stored.payload()).isEqualTo(golden(type, form));
        assertThat(json.read(type.storedName(), type.revision(), golden(type, form)))
                .isEqualTo(event);
    }

    /** The file's bytes; an empty array when there is none, so that the failure shows what it would hold. */
    private static byte[] golden(EventType type, String form) throws IOException {
        String name = "/golden/" + type.storedName() + "-" + form + ".json";
        try (InputStream file = GoldenEventTest.class.getResourceAsStream(name)) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }

    private static void addUnknownTo(JsonNode node) {
        node.forEach(GoldenEventTest::addUnknownTo);
        if (node instanceof ObjectNode object) {
            object.put("ofANewerRelease", 1).putObject("andAnObject").put("in", "it");
        }
    }

    private static void collectNulls(String path, Record value, List<String> nulls) {
        for (var component : value.getClass().getRecordComponents()) {
            String here = path + '.' + component.getName();
            Object held;
            try {
                held = component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(here, e);
            }
            if (held == null) {
                nulls.add(here);
            } else if (held instanceof Record inner) {
                collectNulls(here, inner, nulls);
            }
        }
    }

    private static void collectNulls(String path, LedgerEvent event, List<String> nulls) {
        collectNulls(path, (Record) event, nulls);
    }
}
