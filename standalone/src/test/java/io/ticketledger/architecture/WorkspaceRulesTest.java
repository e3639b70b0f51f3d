package io.ticketledger.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** No read is written without its workspace: what ADR 10 promises, held for both stores. */
class WorkspaceRulesTest {
    private static final String ROOT = "io.ticketledger";
    private static final String OFFENDERS = "io.ticketledger.architecture.offender";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(OFFENDERS);

    /** Writers of read models: they read what they are about to write, by the keys of events. The others read what is nobody's. */
    private static final List<String> WRITERS = List.of(
            "query.stats.StatsProjection",
            "query.channels.ChannelsProjection",
            "query.tickets.TicketsProjection",
            "query.reports.ReportsProjection",
            "query.platform.Tokens",
            "query.platform.Anchors",
            "query.platform.Builds",
            "query.platform.MongoGate");

    /** The class below {@code io.ticketledger} and the beginning of a statement that needs no workspace, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry(
                    "platform.access.ApiKeys: SELECT *, NULL::timestamptz AS last_used_at FROM api_key WHERE hash",
                    "who it is, and so the workspace, is what is asked"),
            Map.entry(
                    "command.append.AppendStatements: UPDATE ticket_directory",
                    "by the stream, which the workspace's key led to"),
            Map.entry(
                    "command.append.IdempotencyRows: DELETE FROM idempotency",
                    "throws away what is old, whoever's it is"),
            Map.entry(
                    "query.consistency.JdbcLedger: SELECT event_identifier FROM feed",
                    "finds the log's place again, over all"),
            Map.entry("query.consistency.JdbcLedger: SELECT recorded_at FROM feed", "how old the lag is, over all"),
            Map.entry(
                    "query.reports.JdbcTicketHistories: SELECT",
                    "a projection's reading of streams, which their later events led to"),
            Map.entry("command.bulk.JobStore: DELETE FROM bulk_job", "throws away what is old, whoever's it is"),
            Map.entry(
                    "command.bulk.JobStore: SELECT changed FROM bulk_job WHERE id",
                    "of a job that was found in its workspace"),
            Map.entry(
                    "command.bulk.JobStore: SELECT id, name, state",
                    "the beginning of statements that go on with the workspace"),
            Map.entry(
                    "command.bulk.JobStore: UPDATE bulk_job",
                    "the runner's, by its lease; a job acts in its own workspace"),
            Map.entry(
                    "platform.eventstore.LedgerStatements: SELECT coalesce(min(position)",
                    "where a projection begins, over all"),
            Map.entry(
                    "platform.eventstore.LedgerStatements: SELECT position, event_identifier",
                    "the projections' reading, over all"),
            Map.entry("platform.eventstore.LedgerStatements: SELECT", "one stream, which the workspace's key led to"),
            Map.entry(
                    "standalone.RebuildClock: SELECT count(*) FROM event",
                    "how much is to be read at the start, over all"),
            Map.entry(
                    "platform.eventstore.SettledIndex: SELECT (SELECT coalesce(max(global_index)",
                    "how far the log is settled, over all"));

    @Test
    void shouldReadReadModelsThroughAWorkspaceOnly() {
        reads(ROOT).check(ALL);
        assertThat(reads(OFFENDERS).evaluate(BAD).getFailureReport().toString())
                .contains("ReadsUnscoped", "RefersUnscoped");
        assertThat(ALL.stream().map(SqlTexts::name)).containsAll(WRITERS);
    }

    @Test
    void shouldConfineEveryStatementToAWorkspace() throws IOException {
        Set<String> tables = tables();
        assertThat(tables).contains("event", "ticket_directory", "idempotency", "bulk_job", "api_key");
        Set<String> unused = new TreeSet<>(EXCEPTIONS.keySet());
        List<String> unconfined = new ArrayList<>();
        for (String statement : unconfined(ALL, tables)) {
            List<String> reasons =
                    EXCEPTIONS.keySet().stream().filter(statement::startsWith).toList();
            if (reasons.isEmpty()) {
                unconfined.add(statement);
            }
            reasons.forEach(unused::remove);
        }

        assertThat(unconfined).isEmpty();
        assertThat(unused).as("exceptions that nothing needs any more").isEmpty();
    }

    @Test
    void shouldFindStatementsWithoutAWorkspace() throws IOException {
        assertThat(unconfined(BAD, tables()))
                .filteredOn(statement -> statement.startsWith("architecture.offender.command.ForgetsTheWorkspace: "))
                .hasSize(3)
                .noneMatch(statement -> statement.contains("WHERE workspace = ?"));
    }

    private static ArchRule reads(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".query.scope..")
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "write read models", type -> WRITERS.contains(SqlTexts.name(type)))))
                .should()
                .accessTargetWhere(
                        target(owner(assignableTo(MongoCollection.class).or(assignableTo(MongoDatabase.class))))
                                .and(target(nameMatching(
                                        "find|findOneAnd.*|countDocuments|estimatedDocumentCount|aggregate|distinct|mapReduce"
                                                + "|watch|runCommand"))))
                .allowEmptyShould(false);
    }

    private static List<String> unconfined(JavaClasses classes, Set<String> tables) {
        return classes.stream()
                .flatMap(type -> SqlTexts.unconfined(type, tables).stream())
                .sorted()
                .toList();
    }

    private static Set<String> tables() throws IOException {
        List<String> migrations = new ArrayList<>();
        for (Resource migration :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*.sql")) {
            migrations.add(migration.getContentAsString(StandardCharsets.UTF_8));
        }
        return new TreeSet<>(SqlTexts.tablesOfWorkspaces(migrations));
    }
}
