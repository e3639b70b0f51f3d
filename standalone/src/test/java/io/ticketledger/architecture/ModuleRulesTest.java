package io.ticketledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the modules may know of each other and of the outside. Each rule is checked against the whole application, and
 * shown to catch an offender that is laid out like it.
 */
class ModuleRulesTest {
    private static final String ROOT = "io.ticketledger";
    private static final String OFFENDERS = "io.ticketledger.architecture.offender";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(OFFENDERS);

    /** A module that is missing here would make every rule about it true. */
    @ParameterizedTest
    @ValueSource(strings = {"events", "dialect", "platform", "command", "query", "standalone"})
    void shouldLookAtEveryModule(String module) {
        assertThat(ALL.stream()).anyMatch(type -> isBelow(ROOT + '.' + module, type));
        assertThat(ALL.stream()).noneMatch(type -> isBelow(ROOT + ".architecture", type));
    }

    @Test
    void shouldKeepTheServicesStrangersToEachOther() {
        assertHoldsAndCatches(
                List.of("KnowsQuery", "KnowsCommand"),
                root -> slices().matching(root + ".(command|query)..").should().notDependOnEachOther());
    }

    @Test
    void shouldKeepWhatIsSharedAStrangerToTheServices() {
        assertHoldsAndCatches(
                List.of("KnowsAService"),
                root -> noClasses()
                        .that()
                        .resideInAnyPackage(root + ".platform..", root + ".events..", root + ".dialect..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(root + ".command..", root + ".query..", root + ".standalone..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldHaveNoCycleBetweenModules() {
        assertHoldsAndCatches(
                List.of("KnowsQuery", "KnowsCommand"),
                root -> slices().matching(root + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldKeepApisStrangersToEachOther() {
        assertHoldsAndCatches(
                List.of("KnowsHelpdesk"),
                root -> slices().assignedFrom(new Apis(root)).should().notDependOnEachOther());
        assertThat(ALL.stream().map(new Apis(ROOT)::getIdentifierOf).distinct())
                .contains(Stream.of("church", "crm", "discord", "helpdesk", "isp", "ledger")
                        .map(SliceIdentifier::of)
                        .toArray(SliceIdentifier[]::new));
    }

    @Test
    void shouldKeepAxonBehindThePorts() {
        assertHoldsAndCatches(
                List.of("UsesAxon"),
                root -> noClasses()
                        .that()
                        .resideOutsideOfPackages("..platform..", root + ".command.append..")
                        .and(DescribedPredicate.not(shellsOfAggregates(root)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.axonframework..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldKeepHttpInTheApis() {
        assertHoldsAndCatches(
                List.of("UsesHttp"),
                root -> noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "..api..",
                                root + ".platform.web..",
                                root + ".platform.access..",
                                root + ".platform.dialects..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.servlet..", "org.springframework.http..", "org.springframework.web..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldKeepFrameworksAndStoresOutOfThePureModules() {
        assertHoldsAndCatches(
                List.of("UsesSpring"),
                root -> noClasses()
                        .that()
                        .resideInAnyPackage(root + ".events..", root + ".dialect..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..",
                                "org.axonframework..",
                                "com.mongodb..",
                                "org.bson..",
                                "java.sql..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldAnswerCommandsWithoutReadModels() {
        assertHoldsAndCatches(
                List.of("ReadsMongo"),
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".command..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.mongodb..")
                        .allowEmptyShould(false));
    }

    @Test
    void shouldSayOfEveryPackageWhatMayBeNull() {
        assertHoldsAndCatches(
                List.of("Unmarked"),
                root -> classes().should(new BeInANullMarkedPackage()).allowEmptyShould(false));
    }

    private static DescribedPredicate<JavaClass> shellsOfAggregates(String root) {
        return DescribedPredicate.describe(
                "shells of aggregates",
                type -> type.getPackageName().equals(root + ".command.ticket")
                        && type.getSimpleName().endsWith("Aggregate"));
    }

    private static boolean isBelow(String parent, JavaClass type) {
        return (type.getPackageName() + '.').startsWith(parent + '.');
    }

    private static void assertHoldsAndCatches(List<String> offenders, Function<String, ArchRule> rule) {
        rule.apply(ROOT).check(ALL);
        String report = rule.apply(OFFENDERS).evaluate(BAD).getFailureReport().toString();
        assertThat(report).contains(offenders);
    }

    /** Vocabulary and endpoints of one API are one slice, whatever their modules. */
    private record Apis(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher matcher = Pattern.compile(Pattern.quote(root) + "\\.(command\\.api|query\\.api|dialect)\\.(\\w+)")
                    .matcher(type.getPackageName());
            return matcher.matches() && !matcher.group(2).equals("admin")
                    ? SliceIdentifier.of(matcher.group(2))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "APIs";
        }
    }

    private static final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
        BeInANullMarkedPackage() {
            super("be in a @NullMarked package");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            String message = type.getName() + (marked ? " is" : " is not") + " in a @NullMarked package";
            events.add(new SimpleConditionEvent(type, marked, message));
        }
    }
}
