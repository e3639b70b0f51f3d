package io.ticketledger.query.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditAnswersTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final WorkspaceScope SCOPE = WorkspaceScope.of(new Caller("acme", "anna", "key", "Anna", Set.of()));
    private static final String WHOLE = "{\"ticketId\":\"t\",\"occurredAt\":\"2026-01-01T00:00:00Z\","
            + "\"actor\":{\"subject\":\"bob\",\"credentialId\":\"k\",\"dialect\":\"ledger\"}}";

    private final AuditAnswers answers = new AuditAnswers(MAPPER);

    @Test
    void shouldEndAStreamWhoseReaderIsNotLetInAnyMore() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicInteger asked = new AtomicInteger();
        AuditAnswers.Walk endless = () -> List.of(event(WHOLE, "{}"));

        assertThatThrownBy(() -> answers.stream(
                        new AuditForm(AuditFormat.NDJSON, false),
                        SCOPE,
                        endless,
                        () -> asked.incrementAndGet() <= 3,
                        new MockHttpServletRequest(),
                        response))
                .isInstanceOf(ApiException.class);
        assertThat(lines(response)).hasSize(3);
        assertThat(response.isCommitted()).as("so the connection is cut").isTrue();
    }

    @Test
    void shouldTellWhatIsNoJsonAnyMoreByItsColumns() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        List<AuditEvent> tampered = List.of(
                event("{\"ticketId\":", "{}"),
                event("{} {}", "{}"),
                event("\u0000\uD83C", "{}"),
                event("[1]", "{}"),
                event(WHOLE, "garbage"),
                event("{\"ticketId\":{\"occurredAt\":\"2026-01-01T00:00:00Z\"},\"occurredAt\":7,\"actor\":[]}", "{}"));
        for (boolean cloudEvents : new boolean[] {false, true}) {
            AtomicInteger pages = new AtomicInteger();
            answers.stream(
                    new AuditForm(AuditFormat.NDJSON, cloudEvents),
                    SCOPE,
                    () -> pages.getAndIncrement() == 0 ? tampered : null,
                    () -> true,
                    new MockHttpServletRequest(),
                    response);
        }

        List<JsonNode> all = lines(response);
        assertThat(all)
                .hasSize(12)
                .allMatch(item -> item.path("id").stringValue().equals("e7"));
        List<JsonNode> items = all.subList(0, 6);
        assertThat(items).extracting(item -> item.path("position").longValue()).containsOnly(7L);
        assertThat(items)
                .extracting(item -> item.path("unreadable").asBoolean(false))
                .containsExactly(true, true, true, true, true, false);
        assertThat(items.getFirst().path("payload").stringValue()).isEqualTo("{\"ticketId\":");
        assertThat(items.getFirst().path("occurredAt").isNull()).isTrue();
        assertThat(items.get(4).path("payload").path("ticketId").stringValue()).isEqualTo("t");
        assertThat(items.get(5).path("payload").isObject()).isTrue();
        assertThat(items.get(5).path("occurredAt").isNull()).isTrue();
        assertThat(items.get(5).path("ticketId").isNull()).isTrue();
        assertThat(all.get(6).path("unreadable").asBoolean()).isTrue();
        assertThat(all.get(6).has("time")).isFalse();
        assertThat(all.get(6).path("position").stringValue()).isEqualTo("7");
        assertThat(new String(AuditRow.CSV.line(AuditRow.of(tampered.getFirst())), StandardCharsets.UTF_8))
                .startsWith("7,e7,,TicketClaimed,1,,2026-01-02T00:00:00Z,,,");
    }

    private static AuditEvent event(String payload, String metadata) {
        return new AuditEvent(
                7,
                "e7",
                "TicketClaimed",
                "1",
                1,
                Instant.parse("2026-01-02T00:00:00Z"),
                metadata.getBytes(StandardCharsets.UTF_8),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> lines(MockHttpServletResponse response) {
        String text = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        return text.lines().map(MAPPER::readTree).toList();
    }
}
