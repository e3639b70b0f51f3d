package io.ticketledger.command.ticket;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time, chance and new ids come into a decision by its command; engine and framework only touch the shells. */
class PurityTest {
    private static final String PACKAGE = "io.ticketledger.command.ticket";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PACKAGE);

    /** The counterexamples below. */
    private static final JavaClasses EXAMPLES =
            new ClassFileImporter().importClasses(PurityTest.class.getDeclaredClasses());

    private static final ArchRule PURE =
            noClasses().should().accessTargetWhere(describe("is a clock or chance", PurityTest::isClockOrChance));

    private static final ArchRule NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "org.springframework..", "jakarta..", "java.sql..");

    private static final ArchRule ENGINE_IN_SHELLS_ONLY = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Aggregate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "org.springframework..", "jakarta..", "java.sql..");

    private static boolean isClockOrChance(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isAssignableTo(InstantSource.class)
                || owner.isAssignableTo(RandomGenerator.class)
                || owner.isEquivalentTo(Date.class)
                || owner.isAssignableTo(Calendar.class)
                || switch (access.getName()) {
                    case "now" -> owner.getPackageName().startsWith("java.time");
                    case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
                    case "random" -> owner.isEquivalentTo(Math.class);
                    case "randomUUID" -> owner.isEquivalentTo(UUID.class);
                    default -> false;
                };
    }

    @Test
    void shouldLookAtEveryDecision() {
        assertThat(PRODUCTION)
                .extracting(JavaClass::getSimpleName)
                .contains(
                        "TicketDecider",
                        "TicketCreation",
                        "CombinedUpdate",
                        "EventMaker",
                        "ChannelDecider",
                        "TicketCommand",
                        "CommandContext",
                        "TicketAggregate",
                        "TicketChannelAggregate")
                .doesNotContain("PurityTest");
    }

    @Test
    void shouldReadNeitherClockNorChance() {
        PURE.check(PRODUCTION);
    }

    @Test
    void shouldKnowNoEngineOutsideTheShells() {
        ENGINE_IN_SHELLS_ONLY.check(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReadsInstant.class,
                ReadsInstantByReference.class,
                ReadsLocalTime.class,
                ReadsClock.class,
                TakesClock.class,
                ReadsMillis.class,
                ReadsNanos.class,
                MakesDate.class,
                MakesId.class,
                MakesIdByReference.class,
                DrawsNumber.class,
                DrawsThreadsNumber.class,
                DrawsByMath.class
            })
    void shouldFailOnAnyClockOrChance(Class<?> impure) {
        assertThat(violates(PURE, EXAMPLES, impure)).isTrue();
    }

    @Test
    void shouldNotFailOnGivenTime() {
        assertThat(violates(PURE, EXAMPLES, UsesGivenTime.class)).isFalse();
    }

    @Test
    void shouldFailOnAnEngineOutsideTheShells() {
        assertThat(violates(ENGINE_IN_SHELLS_ONLY, EXAMPLES, KnowsEngine.class)).isTrue();
        assertThat(violates(NO_ENGINE, PRODUCTION, TicketAggregate.class)).isTrue();
        assertThat(violates(NO_ENGINE, PRODUCTION, TicketChannelAggregate.class))
                .isTrue();
    }

    private static boolean violates(ArchRule rule, JavaClasses classes, Class<?> example) {
        JavaClasses only = classes.that(describe("the example", found -> found.isEquivalentTo(example)));
        assertThat(only).hasSize(1);
        return rule.evaluate(only).hasViolation();
    }

    static class ReadsInstant {
        final Instant at = Instant.now();
    }

    static class ReadsInstantByReference {
        final Supplier<Instant> at = Instant::now;
    }

    static class ReadsLocalTime {
        @SuppressWarnings("JavaTimeDefaultTimeZone")
        final LocalDateTime at = LocalDateTime.now();
    }

    static class ReadsClock {
        final Clock clock = Clock.systemUTC();
    }

    static class TakesClock {
        Instant at(InstantSource source) {
            return source.instant();
        }
    }

    static class ReadsMillis {
        final long at = System.currentTimeMillis();
    }

    static class ReadsNanos {
        final long at = System.nanoTime();
    }

    @SuppressWarnings("JavaUtilDate")
    static class MakesDate {
        final Date at = new Date();
    }

    static class MakesId {
        final UUID id = UUID.randomUUID();
    }

    static class MakesIdByReference {
        final Supplier<UUID> id = UUID::randomUUID;
    }

    static class DrawsNumber {
        final int number = new Random().nextInt();
    }

    static class DrawsThreadsNumber {
        final int number = ThreadLocalRandom.current().nextInt();
    }

    static class DrawsByMath {
        final double number = Math.random();
    }

    static class UsesGivenTime {
        boolean before(Instant one, Instant other, String id) {
            return one.plusSeconds(1).isBefore(other) && !UUID.fromString(id).equals(new UUID(1, 2));
        }
    }

    static class KnowsEngine {
        final org.axonframework.messaging.@org.jspecify.annotations.Nullable MetaData data = null;
    }
}
