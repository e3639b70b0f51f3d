package io.ticketledger.standalone.replay;

import static io.ticketledger.standalone.replay.DialectReplayModel.Outcome.CHANGED;
import static io.ticketledger.standalone.replay.DialectReplayModel.Outcome.REFUSED;
import static io.ticketledger.standalone.replay.DialectReplayModel.Outcome.UNCHANGED;
import static io.ticketledger.standalone.replay.DialectReplayModel.Outcome.UNSAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.replay.CaseLog.Case;
import io.ticketledger.standalone.replay.CaseLog.Step;
import io.ticketledger.standalone.replay.DialectReplayModel.Api;
import io.ticketledger.standalone.replay.DialectReplayModel.Outcome;
import io.ticketledger.standalone.replay.DialectReplayModel.Priority;
import io.ticketledger.standalone.replay.DialectReplayModel.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The predictions themselves, worked out by hand. */
class DialectReplayModelTest {

    @Test
    void shouldLoseInChurchWhatItCannotSay() {
        DialectReplayModel ticket = created(Api.CHURCH, "HIGH");
        assertThat(ticket.state()).isEqualTo(new State("NEW", new Priority("3", "HIGH"), "Value 7", List.of(), 1));

        assertThat(play(ticket, Api.CHURCH, "PENDING", "OPEN", "OPEN", "PENDING", "SOLVED", "CLOSED", "OPEN"))
                .as("new reads pending, solved is written closed")
                .containsExactly(UNCHANGED, CHANGED, UNCHANGED, CHANGED, CHANGED, UNCHANGED, CHANGED);
        assertThat(ticket.state()).isEqualTo(new State("OPEN", new Priority("3", "HIGH"), "Value 7", List.of(), 5));
        assertThat(play(ticket, Api.CHURCH, "SOLVED", "ON_HOLD")).containsExactly(CHANGED, CHANGED);
        assertThat(ticket.state().status()).isEqualTo("PENDING");
        assertThat(ticket.apply(Api.CHURCH, new Step.Reply("Hello"))).isEqualTo(UNSAID);
        assertThat(ticket.state().replies()).isEmpty();
        assertThat(ticket.state().version()).isEqualTo(7);
    }

    @Test
    void shouldKeepAPriorityInChurchAsItWasWritten() {
        DialectReplayModel ticket = created(Api.CHURCH, "URGENT");

        assertThat(ticket.state().priority()).isEqualTo(new Priority("Drop everything", null));
        assertThat(ticket.shownPriority(Api.CHURCH)).isEqualTo("Drop everything");
        assertThat(ticket.shownPriority(Api.ISP)).isEqualTo("2");
        assertThat(ticket.apply(Api.CHURCH, new Step.SetPriority("URGENT"))).isEqualTo(UNCHANGED);
        assertThat(ticket.apply(Api.CHURCH, new Step.SetPriority("LOW"))).isEqualTo(CHANGED);
        assertThat(ticket.state().priority()).isEqualTo(new Priority("Low", "LOW"));
    }

    @Test
    void shouldLoseInIspWhatItCannotSay() {
        DialectReplayModel ticket = created(Api.ISP, "URGENT");
        assertThat(ticket.state()).isEqualTo(new State("NEW", new Priority("high", "HIGH"), null, List.of(), 1));

        assertThat(play(ticket, Api.ISP, "NEW", "PENDING", "OPEN", "ON_HOLD", "SOLVED", "SOLVED", "CLOSED"))
                .as("pending and on hold are written as open")
                .containsExactly(UNCHANGED, CHANGED, UNCHANGED, UNCHANGED, CHANGED, UNCHANGED, CHANGED);
        assertThat(ticket.apply(Api.ISP, new Step.Reply("Hello"))).isEqualTo(REFUSED);
        assertThat(play(ticket, Api.ISP, "PENDING")).containsExactly(CHANGED);
        assertThat(ticket.state()).isEqualTo(new State("OPEN", new Priority("high", "HIGH"), null, List.of(), 5));
        assertThat(ticket.apply(Api.ISP, new Step.Reply("Hello"))).isEqualTo(CHANGED);
        assertThat(ticket.apply(Api.ISP, new Step.Reply("Hello"))).isEqualTo(CHANGED);
        assertThat(ticket.apply(Api.ISP, new Step.SetPriority("HIGH"))).isEqualTo(UNCHANGED);
        assertThat(ticket.apply(Api.ISP, new Step.SetPriority("MEDIUM"))).isEqualTo(CHANGED);
        assertThat(ticket.state())
                .isEqualTo(new State("OPEN", new Priority("medium", "MEDIUM"), null, List.of("Hello", "Hello"), 8));
    }

    @Test
    void shouldJudgeEachWriteInTheWordsOfItsApi() {
        DialectReplayModel ticket = created(Api.CHURCH, "LOW");

        assertThat(ticket.apply(Api.ISP, new Step.SetPriority("LOW")))
                .as("Low reads 1")
                .isEqualTo(UNCHANGED);
        assertThat(play(ticket, Api.ISP, "SOLVED")).containsExactly(CHANGED);
        assertThat(play(ticket, Api.CHURCH, "CLOSED")).as("solved reads closed").containsExactly(UNCHANGED);
        assertThat(ticket.state().status()).isEqualTo("SOLVED");
        assertThat(ticket.apply(Api.ISP, new Step.SetPriority("MEDIUM"))).isEqualTo(CHANGED);
        assertThat(ticket.shownPriority(Api.CHURCH)).isEqualTo("medium");
        assertThat(ticket.apply(Api.CHURCH, new Step.SetPriority("MEDIUM")))
                .as("another text")
                .isEqualTo(CHANGED);
        assertThat(ticket.shownStatus(Api.CHURCH)).isEqualTo("closed");
        assertThat(ticket.shownStatus(Api.ISP)).isEqualTo("2");
        assertThat(ticket.state().version()).isEqualTo(4);
    }

    @Test
    void shouldReadALog() throws IOException {
        String csv = """
                Case ID,Activity,Resource,seriousness_2,product,service_type,service_level
                Case 1,Assign seriousness,Value 1,Value 4,Value 3,Value 5,Value 6
                Case 2,Wait,Value 1,Value 1,Value 3,Value 5,Value 6
                Case 1,Take in charge ticket,Value 1,Value 4,Value 3,Value 5,Value 6
                Case 1,VERIFIED,Value 1,Value 4,Value 3,Value 5,Value 6
                Case 1,Closed,Value 1,Value 4,Value 3,Value 5,Value 6
                """;

        assertThat(CaseLog.read(new BufferedReader(new StringReader(csv))))
                .containsExactly(
                        new Case(
                                "Case 1",
                                "Value 3",
                                "URGENT",
                                "Value 5, Value 6",
                                List.of(
                                        new Step.SetPriority("URGENT"),
                                        new Step.SetStatus("OPEN"),
                                        new Step.Reply("VERIFIED"),
                                        new Step.SetStatus("CLOSED"))),
                        new Case(
                                "Case 2",
                                "Value 3",
                                "LOW",
                                "Value 5, Value 6",
                                List.of(new Step.SetStatus("PENDING"))));
    }

    private static DialectReplayModel created(Api api, String level) {
        return DialectReplayModel.created(api, new Case("Case 1", "Value 7", level, "", List.of()));
    }

    private static List<Outcome> play(DialectReplayModel ticket, Api api, String... statuses) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String status : statuses) {
            outcomes.add(ticket.apply(api, new Step.SetStatus(status)));
        }
        return outcomes;
    }
}
