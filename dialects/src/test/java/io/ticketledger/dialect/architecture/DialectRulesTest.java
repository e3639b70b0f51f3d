package io.ticketledger.dialect.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ledger.LedgerTicket;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a dialect may know. Each rule is checked against the module, and shown to catch an offender. */
class DialectRulesTest {
    private static final String DIALECTS = "io.ticketledger.dialect";
    private static final String OFFENDERS = "io.ticketledger.dialect.architecture.offender";

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(DIALECTS);
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(OFFENDERS);

    @Test
    void shouldLookAtTheModuleAndNotAtItsTests() {
        assertThat(MODULE.contain(ApiError.class)).isTrue();
        assertThat(MODULE.contain(LedgerTicket.class)).isTrue();
        assertThat(MODULE.stream()).noneMatch(type -> type.getPackageName().startsWith(OFFENDERS));
    }

    @Test
    void shouldUseNothingButTheEventsJacksonAndJspecify() {
        assertHoldsAndCatches(root -> classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        root + "..",
                        "io.ticketledger.events..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..")
                .allowEmptyShould(false));
    }

    @Test
    void shouldKeepDialectsStrangersToEachOther() {
        assertHoldsAndCatches(
                root -> slices().matching(root + ".(*)..").should().notDependOnEachOther());
    }

    @Test
    void shouldKeepSharedCodeAStrangerToEveryDialect() {
        assertHoldsAndCatches(root -> noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".*..")
                .allowEmptyShould(false));
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        assertHoldsAndCatches(root -> slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    private static void assertHoldsAndCatches(Function<String, ArchRule> rule) {
        rule.apply(DIALECTS).check(MODULE);
        assertThat(rule.apply(OFFENDERS).evaluate(BAD).hasViolation()).isTrue();
    }
}
