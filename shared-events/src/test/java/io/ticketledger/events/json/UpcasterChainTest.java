package io.ticketledger.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.Envelope;
import io.ticketledger.events.Examples;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent.TicketReplied;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A reply in two forms older than today's, neither of which was ever released, and the way to the present one. */
class UpcasterChainTest {
    private static final String HEAD = """
            {"ticketId":"01980000-0000-7000-8000-000000000001","version":2,"workspace":"acme",\
            "occurredAt":"2026-03-01T09:30:01.125Z",\
            "actor":{"subject":"agent-7","credentialId":"key-1","dialect":"helpdesk"},""";
    private static final String REVISION_0A = HEAD + """
            "id":4,"message":"It works.","author":"Ada"}""";
    private static final String REVISION_0B = HEAD + """
            "replyId":4,"message":"It works.","author":"Ada"}""";

    private static final Upcaster A_TO_B = new Upcaster("TicketReplied", "0a", "0b", UpcasterChainTest::renameId);
    private static final Upcaster B_TO_1 = new Upcaster("TicketReplied", "0b", "1", UpcasterChainTest::setApart);

    private static final TicketReplied REPLY = new TicketReplied(
            new Envelope(Examples.TICKET, 2, "acme", Examples.AT.plusSeconds(1), Examples.ACTOR),
            4,
            new TicketReplied.Personal(null, "Ada", "It works."),
            null);

    private final EventJson json = new EventJson(List.of(B_TO_1, A_TO_B));

    @Test
    void shouldReadTheOldestFormThroughTheWholeChain() {
        assertThat(read("0a", REVISION_0A)).isEqualTo(REPLY);
    }

    @Test
    void shouldReadAFormInTheMiddleThroughTheRestOfTheChain() {
        assertThat(read("0b", REVISION_0B)).isEqualTo(REPLY);
    }

    @Test
    void shouldReadTodaysFormWithoutTheChain() {
        StoredEvent stored = json.write(REPLY);

        assertThat(stored.revision()).isEqualTo("1");
        assertThat(json.read(stored.type(), stored.revision(), stored.payload()))
                .isEqualTo(REPLY);
    }

    @Test
    void shouldLeaveOtherTypesOfTheSameRevisionAlone() {
        byte[] payload = REVISION_0B.getBytes(UTF_8);

        assertThatThrownBy(() -> json.read("TicketClaimed", "0b", payload)).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void shouldRefuseAnUnknownRevision() {
        for (String revision : List.of("2", "0", "")) {
            assertThatThrownBy(() -> read(revision, REVISION_0A))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("TicketReplied");
        }
        assertThatThrownBy(() -> json.read("TicketReplied", null, REVISION_0A.getBytes(UTF_8)))
                .isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> new EventJson().read("TicketReplied", "0a", REVISION_0A.getBytes(UTF_8)))
                .isInstanceOf(UnknownEventException.class);
    }

    @Test
    void shouldRefuseAnUnknownType() {
        assertThatThrownBy(() -> json.read("TicketTeleported", "1", "{}".getBytes(UTF_8)))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("TicketTeleported");
        assertThatThrownBy(() -> EventType.of(String.class)).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void shouldRefuseTwoUpcastersFromTheSameRevision() {
        Upcaster other = new Upcaster("TicketReplied", "0a", "1", UnaryOperator.identity());

        assertThatIllegalArgumentException().isThrownBy(() -> new EventJson(List.of(A_TO_B, B_TO_1, other)));
    }

    @Test
    void shouldRefuseAChainThatDoesNotLeadToTheRevisionOfToday() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventJson(List.of(A_TO_B)));
        assertThatIllegalArgumentException().isThrownBy(() -> chain("0a", "0b", "0b", "0a"));
        assertThatIllegalArgumentException().isThrownBy(() -> chain("0a", "0a"));
        assertThatIllegalArgumentException().isThrownBy(() -> chain("1", "2"));
        assertThatIllegalArgumentException().isThrownBy(() -> chain("1", "1"));
    }

    private LedgerEvent read(String revision, String payload) {
        return json.read("TicketReplied", revision, payload.getBytes(UTF_8));
    }

    /** The JSON with upcasters from each first revision to the second. */
    private static EventJson chain(String... fromTo) {
        List<Upcaster> steps = new ArrayList<>();
        for (int i = 0; i < fromTo.length; i += 2) {
            steps.add(new Upcaster("TicketReplied", fromTo[i], fromTo[i + 1], UnaryOperator.identity()));
        }
        return new EventJson(steps);
    }

    private static ObjectNode renameId(ObjectNode event) {
        event.set("replyId", event.remove("id"));
        return event;
    }

    private static ObjectNode setApart(ObjectNode event) {
        ObjectNode personal = event.putObject("personal");
        personal.set("message", event.remove("message"));
        personal.set("author", event.remove("author"));
        return event;
    }
}
