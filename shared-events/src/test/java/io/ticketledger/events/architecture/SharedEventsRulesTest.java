package io.ticketledger.events.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.architecture.cycle.one.One;
import io.ticketledger.events.json.EventJson;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the module may use. Each rule is checked against the module, and shown to catch an offender. */
class SharedEventsRulesTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ticketledger.events");

    private static final ArchRule FEW_LIBRARIES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.ticketledger.events..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..")
            .allowEmptyShould(false);

    private static final DescribedPredicate<JavaClass> CLOCK_OR_CHANCE = assignableTo(Clock.class)
            .or(assignableTo(InstantSource.class))
            .or(assignableTo(RandomGenerator.class))
            .as("a clock or a source of chance");

    private static final ArchRule NO_CLOCK_NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat(CLOCK_OR_CHANCE)
            .orShould()
            .callMethodWhere(target(nameMatching("now|randomUUID"))
                    .and(target(owner(DescribedPredicate.describe(
                            "of the JDK", owner -> owner.getPackageName().startsWith("java."))))))
            .orShould()
            .callMethodWhere(target(nameMatching("currentTimeMillis|nanoTime|random"))
                    .and(target(owner(belongToAnyOf(System.class, Math.class)))))
            .allowEmptyShould(false);

    private static final ArchRule NO_CYCLES =
            slices().matching("io.ticketledger.events.(**)").should().beFreeOfCycles();

    @Test
    void shouldLookAtTheModuleAndNotAtItsTests() {
        assertThat(MODULE.contain(Ticket.class)).isTrue();
        assertThat(MODULE.contain(EventJson.class)).isTrue();
        assertThat(MODULE.contain(Offender.class)).isFalse();
    }

    @Test
    void shouldUseNoLibraryButJacksonAndJspecify() {
        FEW_LIBRARIES.check(MODULE);
        assertCatches(FEW_LIBRARIES, Offender.Stranger.class);
    }

    @Test
    void shouldKnowNeitherClockNorChance() {
        NO_CLOCK_NO_CHANCE.check(MODULE);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.Clocked.class);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.ClockHolder.class);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.Millis.class);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.RandomId.class);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.Dice.class);
        assertCatches(NO_CLOCK_NO_CHANCE, Offender.ThreadDice.class);
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        NO_CYCLES.check(MODULE);
        JavaClasses cycle = new ClassFileImporter().importPackagesOf(One.class, One.other());
        assertThat(NO_CYCLES.evaluate(cycle).hasViolation()).isTrue();
    }

    /** The catalogue must not know the form in which it is stored. */
    @Test
    void shouldKeepTheCatalogueApartFromItsJson() {
        noClasses()
                .that()
                .resideInAPackage("io.ticketledger.events")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ticketledger.events.json..", "tools.jackson..")
                .allowEmptyShould(false)
                .check(MODULE);
    }

    private static void assertCatches(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .as(offender.getSimpleName())
                .isTrue();
    }
}
