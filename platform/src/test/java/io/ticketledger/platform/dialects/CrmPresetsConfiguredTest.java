package io.ticketledger.platform.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.crm.CrmPresets;
import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CrmPresetsConfiguredTest {
    private final ApplicationContextRunner app = new ApplicationContextRunner().withUserConfiguration(CrmApi.class);

    @Test
    void shouldHaveTheUsualListsUnlessOthersAreConfigured() {
        app.run(context -> assertThat(context.getBean(CrmPresets.class)).isEqualTo(CrmPresets.DEFAULT));
    }

    @Test
    void shouldTakeTheListsThatAreConfigured() {
        app.withPropertyValues(
                        "ticketledger.crm.statuses[0].name=Offen",
                        "ticketledger.crm.statuses[0].status=OPEN",
                        "ticketledger.crm.statuses[1].name=Zu",
                        "ticketledger.crm.statuses[1].status=closed",
                        "ticketledger.crm.priorities[0].name=Normal",
                        "ticketledger.crm.priorities[0].level=MEDIUM",
                        "ticketledger.crm.types=Sales,Billing",
                        "ticketledger.crm.owners=")
                .run(context -> {
                    CrmPresets presets = context.getBean(CrmPresets.class);
                    assertThat(presets.statuses())
                            .containsExactly(
                                    new StatusPreset("Offen", Status.OPEN), new StatusPreset("Zu", Status.CLOSED));
                    assertThat(presets.priorities())
                            .containsExactly(new PriorityPreset("Normal", PriorityLevel.MEDIUM));
                    assertThat(presets.types()).containsExactly("Sales", "Billing");
                    assertThat(presets.owners()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "ticketledger.crm.statuses[0].status=OPNE|'OPNE' is no status; it is one of NEW, OPEN, PENDING, ON_HOLD, SOLVED, CLOSED",
                "ticketledger.crm.statuses[0].name=Open|a status is missing; it is one of NEW, OPEN, PENDING, ON_HOLD, SOLVED, CLOSED",
                "ticketledger.crm.statuses[0].status=OPEN|statuses have a blank name",
                "ticketledger.crm.statuses=|statuses must not be empty",
                "ticketledger.crm.priorities=|priorities must not be empty",
                "ticketledger.crm.priorities[0].level=TOP|'TOP' is no level; it is one of LOW, MEDIUM, HIGH, URGENT",
                "ticketledger.crm.types=a,A|types have the name 'A' twice",
            })
    void shouldNotStartWithListsThatCannotBeMeant(String property, String reason) {
        app.withPropertyValues(property).run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            FailureAnalysis analysis = Objects.requireNonNull(new CrmPresetsFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription())
                    .isEqualTo("The presets of ticketledger.crm cannot be used: " + reason + ".");
        });
    }
}
