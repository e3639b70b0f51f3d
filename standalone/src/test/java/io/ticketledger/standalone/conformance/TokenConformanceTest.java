package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A token is taken as a key is, and its holder stands in the history. */
class TokenConformanceTest extends ConformanceSuite {
    private final String ann = target.tokens().ann("default", "TICKET_CREATE", "TICKET_READ");

    TokenConformanceTest(DialectFixture dialect) {
        super(dialect);
    }

    @Test
    void shouldRecordWhoActedByAToken() {
        String marker = marker();
        Wire create = dialect.create(marker);
        Answer created = sendWith(ann, create);
        assertThat(created.status()).as(created.toString()).isEqualTo(dialect.createdStatus());
        JsonNode ticket = target.ticket(dialect.nameOf(create, created));

        Answer read = sendWith(ann, dialect.read(ticket));
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(dialect.markerIn(read.json())).isEqualTo(marker);
        assertThat(ticket.get("workspace").asString()).isEqualTo("default");
        assertMadeByAnn(ticket.get("id").asString(), dialect.name());
    }

    @Test
    void shouldConfineATokenToItsWorkspaceAndPermissions() {
        JsonNode ticket = create(marker());
        String stranger = target.tokens().ann("elsewhere", "TICKET_READ");

        assertThat(sendWith(stranger, dialect.read(ticket)).status()).isEqualTo(dialect.gone());
        Answer forbidden = sendWith(stranger, dialect.create(marker()));
        assertThat(forbidden.status()).as(forbidden.toString()).isEqualTo(403);
        dialect.assertError(forbidden);
    }

    @Test
    void shouldRefuseAnothersTokenInItsOwnWords() {
        Answer refused = sendWith(new Tokens().ann("default", "TICKET_CREATE"), dialect.create(marker()));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(dialect.unauthenticated());
        dialect.assertError(refused);
    }

    @Test
    void shouldTakeTokensInTheNativeApiToo() {
        LedgerClient client = target.owner().withKey(ann);
        Answer created = client.command("create-ticket", Map.of("title", marker()));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertMadeByAnn(created.json().get("ticketId").asString(), "ledger");
    }

    private void assertMadeByAnn(String ticketId, String dialect) {
        JsonNode actor = target.owner()
                .withKey(ann)
                .get("/queries/tickets/" + ticketId + "/change-log")
                .json()
                .at("/items/0/actor");
        assertThat(actor.get("subject").asString()).isEqualTo("ann");
        assertThat(actor.get("name").asString()).isEqualTo("Ann Marsh");
        assertThat(actor.get("dialect").asString()).isEqualTo(dialect);
    }
}
