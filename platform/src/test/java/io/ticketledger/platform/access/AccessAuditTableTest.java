package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.platform.web.RequestContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccessAuditTableTest {
    private static final TestPostgres.Database DATABASE = TestPostgres.create();
    private static final HikariDataSource COMMAND = DATABASE.pool(TestPostgres.COMMAND_ROLE, 2);
    private static final HikariDataSource QUERY = DATABASE.pool(TestPostgres.QUERY_ROLE, 2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final RequestContext CONTEXT = new RequestContext("order-17", "192.0.2.1");

    @AfterAll
    static void close() {
        COMMAND.close();
        QUERY.close();
        DATABASE.close();
    }

    @Test
    void shouldKeepEverythingThatIsKnownOfAnAct() {
        audit(COMMAND, NOON)
                .record(
                        new Act(AccessAct.API_KEY_CREATED, caller("default", "boss"), "kept", CONTEXT),
                        "some key",
                        Map.of("permissions", Set.of(Permission.ADMIN), "name", "\"quoted\" \u0001"));
        audit(COMMAND, NOON.plusSeconds(1))
                .record(
                        Act.of(AccessAct.API_KEYS_LISTED, caller("kept", "ann"), new RequestContext("order-18", null)),
                        null,
                        Map.of());

        List<AccessEntry> entries = audit(QUERY, NOON).list(all("kept"));

        assertThat(entries).hasSize(2);
        AccessEntry created = entries.getLast();
        assertThat(created.at()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(created.workspace()).isEqualTo("kept");
        assertThat(created.callerWorkspace()).isEqualTo("default");
        assertThat(created.subject()).isEqualTo("boss");
        assertThat(created.credentialId()).isEqualTo("boss's key");
        assertThat(created.displayName()).isEqualTo("BOSS");
        assertThat(created.act()).isEqualTo("API_KEY_CREATED");
        assertThat(created.target()).isEqualTo("some key");
        assertThat(created.details().at("/permissions/0").asString()).isEqualTo("ADMIN");
        assertThat(created.details().path("name").asString()).isEqualTo("\"quoted\" \u0001");
        assertThat(created.correlationId()).isEqualTo("order-17");
        assertThat(created.clientAddress()).isEqualTo("192.0.2.1");
        assertThat(entries.getFirst().target()).isNull();
        assertThat(entries.getFirst().clientAddress()).isNull();
        assertThat(audit(QUERY, NOON).list(all("default"))).isEmpty();
    }

    @Test
    void shouldFilterAndPageTheNewestFirst() {
        for (int i = 0; i < 10; i++) {
            AccessAct word = i % 2 == 0 ? AccessAct.API_KEY_READ : AccessAct.ADMIN_REFUSED;
            // Two at each instant: the place between them must not be lost.
            audit(i % 3 == 0 ? QUERY : COMMAND, NOON.plusSeconds(i / 2))
                    .record(Act.of(word, caller("paged", i < 5 ? "ann" : "bob"), CONTEXT), "t" + i, Map.of());
        }
        AccessAuditTable audit = audit(QUERY, NOON);

        List<AccessEntry> walked = new ArrayList<>();
        List<AccessEntry> page = audit.list(query(null, null, null, null, null));
        while (!page.isEmpty()) {
            walked.addAll(page);
            TimeCursor next = new TimeCursor(page.getLast().at(), page.getLast().id());
            page = audit.list(query(null, null, null, null, TimeCursor.parse(next.toString())));
        }

        assertThat(walked).hasSize(10).doesNotHaveDuplicates();
        assertThat(walked).extracting(AccessEntry::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(audit.list(query("ann", AccessAct.API_KEY_READ, null, null, null)))
                .extracting(AccessEntry::target)
                .containsExactly("t4", "t2", "t0");
        Instant second = Instant.parse("2026-03-01T12:00:01.123Z");
        assertThat(audit.list(query(null, null, second, second.plusSeconds(1), null)))
                .extracting(AccessEntry::target)
                .containsExactlyInAnyOrder("t2", "t3");
        assertThat(audit.list(query("nobody", null, null, null, null))).isEmpty();
    }

    @Test
    void shouldListActsOfOneMillisecondInTheirOrder() {
        AccessAuditTable audit = audit(COMMAND, NOON);
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            audit.record(Act.of(AccessAct.API_KEY_READ, caller("quick", "ann"), CONTEXT), "t" + i, Map.of());
            newestFirst.addFirst("t" + i);
        }

        assertThat(audit.list(all("quick"))).extracting(AccessEntry::target).isEqualTo(newestFirst);
    }

    @Test
    void shouldBePartOfTheTransactionUnderWay() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(COMMAND));

        transaction.executeWithoutResult(status -> {
            audit(COMMAND, NOON)
                    .record(Act.of(AccessAct.API_KEY_REVOKED, caller("undone", "ann"), CONTEXT), "t", Map.of());
            status.setRollbackOnly();
        });

        assertThat(audit(QUERY, NOON).list(all("undone"))).isEmpty();
    }

    @Test
    void shouldFindWhatACredentialDid() {
        AccessAuditTable audit = audit(COMMAND, NOON);
        audit.record(Act.of(AccessAct.API_KEY_CREATED, caller("leaked", "ann"), CONTEXT), "child", Map.of());
        audit.record(Act.of(AccessAct.API_KEY_CREATED, caller("leaked", "bob"), CONTEXT), "another", Map.of());

        assertThat(audit.list(new AccessAuditQuery("leaked", null, "ann's key", null, null, null, null, 100)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.target()).isEqualTo("child"));
    }

    @Test
    void shouldKeepTheBeginningOfLongTexts() {
        AccessAuditTable audit = audit(COMMAND, NOON);
        String pairs = "\uD83C\uDFAB".repeat(150);
        audit.record(
                Act.of(AccessAct.EVENTS_READ, caller("long", "ann"), CONTEXT),
                null,
                Map.of("actor", "x" + pairs, "types", List.of("y".repeat(50_000), "TicketClosed")));

        AccessEntry entry = audit.list(all("long")).getFirst();
        assertThat(entry.details().path("actor").asString()).isEqualTo("x" + pairs.substring(0, 198) + "…");
        assertThat(entry.details().at("/types/0").asString()).isEqualTo("y".repeat(200) + "…");
        assertThat(entry.details().at("/types/1").asString()).isEqualTo("TicketClosed");
    }

    private static AccessAuditTable audit(HikariDataSource source, Instant now) {
        return new AccessAuditTable(JdbcClient.create(source), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Caller caller(String workspace, String subject) {
        return new Caller(workspace, subject, subject + "'s key", subject.toUpperCase(Locale.ROOT), Set.of());
    }

    private static AccessAuditQuery all(String workspace) {
        return new AccessAuditQuery(workspace, null, null, null, null, null, null, 100);
    }

    private static AccessAuditQuery query(
            @Nullable String subject,
            @Nullable AccessAct act,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable TimeCursor before) {
        return new AccessAuditQuery("paged", subject, null, act, from, to, before, 3);
    }
}
