package io.ticketledger.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.replay.CaseLog.Case;
import io.ticketledger.standalone.replay.DialectPlay.Played;
import io.ticketledger.standalone.replay.DialectReplayModel.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A help desk's log, played through the dialects over HTTP, ends as the table of words predicts. The small log by
 * default; {@code -Dticketledger.helpdesk-log=FILE} plays a real one.
 */
class DialectReplayTest {
    private static final Logger LOG = LoggerFactory.getLogger(DialectReplayTest.class);
    private static final int PAGE = 1_000;

    @TempDir
    static Path directory;

    private static RunningLedger ledger;

    private static List<Case> log;

    @BeforeAll
    static void start() throws IOException {
        log = CaseLog.read();
        ledger = RunningLedger.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void shouldEndAsPredictedThroughOneDialect(Api api) throws InterruptedException {
        DialectPlay play = DialectPlay.through(ledger.client(), api).play(log);

        report(api + " alone", play);
        assertThat(play.differences()).isEmpty();
        assertThat(play.played()).hasSameSizeAs(log);
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void shouldEndAsPredictedThroughAllDialectsInTurn(Api creator) throws InterruptedException {
        DialectPlay play = DialectPlay.throughAll(ledger.client(), creator).play(log);

        report("created by " + creator, play);
        assertThat(play.differences()).isEmpty();
        assertThat(play.played()).hasSameSizeAs(log);
    }

    @Test
    void shouldListInIspWhatWasPlayedThroughIt() throws InterruptedException {
        DialectPlay play = DialectPlay.through(ledger.client(), Api.ISP).play(log);
        Map<Long, Played> due = play.played().stream().collect(Collectors.toMap(Played::number, Function.identity()));

        long found = 0;
        String list = "/api/v1/tickets?isp_id=1&branch_id=1&user_id=1&limit=" + PAGE + "&page=";
        for (int page = 1; ; page++) {
            JsonNode data = ledger.client().get(list + page).json().path("data");
            for (JsonNode ticket : data) {
                Played played = due.get(ticket.path("id").asLong());
                if (played != null) {
                    found++;
                    assertThat(ticket.path("status").asString())
                            .isEqualTo(played.due().shownStatus(Api.ISP));
                    assertThat(ticket.path("priority").asString())
                            .isEqualTo(played.due().shownPriority(Api.ISP));
                }
            }
            if (data.size() < PAGE) {
                break;
            }
        }
        assertThat(found).isEqualTo(due.size());
    }

    @Test
    void shouldFindATicketThatIsNotAsPredicted() throws InterruptedException {
        DialectPlay play = DialectPlay.through(ledger.client(), Api.ISP).play(log.subList(0, 1));
        Played ticket = play.played().getFirst();
        assertThat(play.differences()).isEmpty();
        ledger.client().command("set-priority", Map.of("ticketId", ticket.id(), "priority", "URGENT"));

        assertThat(new TicketComparison(ledger.client(), ticket).differences())
                .anyMatch(difference -> difference.contains("natively"))
                .anyMatch(difference -> difference.contains("change log"));
    }

    private static void report(String how, DialectPlay play) {
        LOG.info(
                "{}: {} tickets, {} events due, {} differences",
                how,
                play.played().size(),
                play.played().stream()
                        .mapToInt(ticket -> ticket.due().state().version())
                        .sum(),
                play.differences().size());
    }
}
