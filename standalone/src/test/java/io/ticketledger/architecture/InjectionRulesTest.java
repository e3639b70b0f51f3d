package io.ticketledger.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ticketledger.architecture.Bytecode.Call;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users send never becomes part of a query's language, in MongoDB or in SQL. Each rule is shown to catch an
 * offender.
 */
class InjectionRulesTest {
    private static final String ROOT = "io.ticketledger";
    private static final String OFFENDERS = "io.ticketledger.architecture.offender";
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(OFFENDERS);

    /** The one place that knows operators, and those that it knows. */
    private static final String OPERATORS_HOME = "ScopedQuery";

    private static final Set<String> OPERATORS = Set.of("$in", "$nin", "$gte", "$lt", "$gt", "$or", "$and");

    private static final Set<String> SQL = Set.of(
            "org.springframework.jdbc.core.simple.JdbcClient.sql",
            "java.sql.Connection.prepareStatement",
            "java.sql.Connection.prepareCall",
            "java.sql.Statement.execute",
            "java.sql.Statement.executeQuery",
            "java.sql.Statement.executeUpdate",
            "java.sql.Statement.addBatch");

    /** Put SQL together from constants, a closed list of columns, and the database's own names; no user's text. */
    private static final Set<String> COMPOSERS = Set.of("AuditLog", "BackupRestore", "JdbcLedger");

    @Test
    void shouldKeepTheStoreOfReadModelsOutOfTheApis() {
        assertHoldsAndCatches(
                "FiltersInAnApi",
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".query.api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.mongodb..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldNeverUseWhatTakesAPatternAScriptOrATextAsAQuery() {
        assertHoldsAndCatches(
                "FiltersInAnApi",
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".query..")
                        .should()
                        .callMethodWhere(
                                target(owner(nameMatching("com\\.mongodb\\.client\\.model\\.(Filters|Aggregates)")))
                                        .and(target(nameMatching("regex|where|expr|text|jsonSchema"))))
                        .orShould()
                        .callMethodWhere(
                                target(owner(nameMatching("org\\.bson\\..*"))).and(target(nameMatching("parse"))))
                        .allowEmptyShould(false));
    }

    @Test
    void shouldWriteOperatorsInOnePlace() {
        assertThat(operators(ALL, ROOT + ".query")
                        .filter(found -> !OPERATORS.contains(found.constant())
                                || !found.type().equals(OPERATORS_HOME)))
                .isEmpty();
        assertThat(operators(ALL, ROOT + ".query"))
                .as("the rule looks at something")
                .hasSizeGreaterThan(4);
        assertThat(operators(BAD, OFFENDERS + ".query")).contains(new Found("FiltersInAnApi", "$where"));
    }

    @Test
    void shouldPassUsersTextToSqlAsParametersOnly() {
        assertThat(composedSql(ALL)).containsExactlyInAnyOrderElementsOf(COMPOSERS);
        assertThat(ALL.stream().flatMap(type -> Bytecode.calls(type).stream()).filter(InjectionRulesTest::isSql))
                .as("the rule looks at something")
                .hasSizeGreaterThan(20);
        assertThat(composedSql(BAD)).contains("ConcatenatesSql", "FormatsSql", "JoinsSqlElsewhere");
    }

    @Test
    void shouldWriteRegularExpressionsAsConstants() {
        assertThat(composedPatterns(ALL)).isEmpty();
        assertThat(composedPatterns(BAD)).contains("FiltersInAnApi");
    }

    private record Found(String type, String constant) {}

    private static Stream<Found> operators(JavaClasses classes, String below) {
        return classes.stream()
                .filter(type -> (type.getPackageName() + '.').startsWith(below + '.'))
                .flatMap(type -> Bytecode.texts(type).stream()
                        .filter(text -> text.matches("(?s).*\\$[a-zA-Z]+.*"))
                        .map(text -> new Found(type.getSimpleName(), text)));
    }

    private static List<String> composedSql(JavaClasses classes) {
        return offending(classes, call -> isSql(call) && (call.composedInMethod() || call.argumentIsResult()));
    }

    private static List<String> composedPatterns(JavaClasses classes) {
        return offending(
                classes,
                call -> call.target().equals("java.util.regex.Pattern.compile")
                        && (call.composedInMethod() || !call.argumentIsConstant()));
    }

    private static List<String> offending(JavaClasses classes, Predicate<Call> bad) {
        return classes.stream()
                .filter(type -> Bytecode.calls(type).stream().anyMatch(bad))
                .map(InjectionRulesTest::outermost)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isSql(Call call) {
        return SQL.contains(call.target());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(InjectionRulesTest::outermost).orElse(type.getSimpleName());
    }

    private static void assertHoldsAndCatches(String offender, Function<String, ArchRule> rule) {
        rule.apply(ROOT).check(ALL);
        assertThat(rule.apply(OFFENDERS).evaluate(BAD).getFailureReport().toString())
                .contains(offender);
    }
}
