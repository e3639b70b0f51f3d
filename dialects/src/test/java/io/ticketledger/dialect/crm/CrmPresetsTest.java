package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrmPresetsTest {
    private static final List<StatusPreset> STATUSES = CrmPresets.DEFAULT.statuses();
    private static final List<PriorityPreset> PRIORITIES = CrmPresets.DEFAULT.priorities();

    @Test
    void shouldHaveTheListsOfTheOriginal() {
        assertThat(STATUSES)
                .extracting(StatusPreset::name)
                .containsExactly("New", "Open", "Assigned", "Waiting", "On Hold", "Resolved", "Closed");
        assertThat(PRIORITIES).extracting(PriorityPreset::name).containsExactly("Low", "Normal", "High", "Urgent");
        assertThat(CrmPresets.DEFAULT.types()).isEmpty();
        assertThat(CrmPresets.DEFAULT.owners()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithTheStatuses() {
        refused(List.of(), "statuses must not be empty");
        refused(
                List.of(new StatusPreset("Open", Status.OPEN)),
                "statuses need one for work that is done: SOLVED or CLOSED");
        refused(
                List.of(new StatusPreset("Closed", Status.CLOSED)),
                "statuses need one for work that is due: NEW, OPEN, PENDING or ON_HOLD");
        refused(
                List.of(new StatusPreset("Open", Status.OPEN), new StatusPreset("OPEN", Status.CLOSED)),
                "statuses have the name 'OPEN' twice");
        refused(List.of(new StatusPreset(" ", Status.OPEN)), "statuses have a blank name");
        refused(
                List.of(new StatusPreset("x".repeat(101), Status.OPEN)),
                "statuses have a name of more than 100 characters");
        refused(
                List.of(new StatusPreset("a\0b", Status.OPEN)),
                "statuses have a name with a character that no store takes");
    }

    @Test
    void shouldSayWhatIsWrongWithTheOtherLists() {
        assertThatThrownBy(() -> new CrmPresets(STATUSES, List.of(), List.of(), List.of()))
                .hasMessage("priorities must not be empty");
        assertThatThrownBy(() -> new CrmPresets(
                        STATUSES,
                        List.of(
                                new PriorityPreset("High", PriorityLevel.HIGH),
                                new PriorityPreset("Critical", PriorityLevel.HIGH)),
                        List.of(),
                        List.of()))
                .hasMessage("priorities have two names for HIGH");
        assertThatThrownBy(() -> new CrmPresets(STATUSES, PRIORITIES, List.of("Sales", "sales"), List.of()))
                .hasMessage("types have the name 'sales' twice");
        assertThatThrownBy(() -> new CrmPresets(STATUSES, PRIORITIES, List.of(), List.of("")))
                .hasMessage("owners have a blank name");
    }

    private static void refused(List<StatusPreset> statuses, String message) {
        assertThatThrownBy(() -> new CrmPresets(statuses, PRIORITIES, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
