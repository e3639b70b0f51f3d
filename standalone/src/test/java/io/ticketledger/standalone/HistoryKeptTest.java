package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.maintenance.Maintenance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A help desk's history, played, read back, restarted, backed up and restored. */
class HistoryKeptTest {

    @TempDir
    Path directory;

    @Test
    void shouldAnswerTheSameAfterARestartAndAfterARestore() throws Exception {
        Path data = directory.resolve("data");
        Path backup = directory.resolve("ledger.backup");
        Map<String, Object> before;
        try (RunningLedger ledger = RunningLedger.start(data)) {
            assertThat(Play.all(ledger.client(), 16)).isEmpty();
            before = Everything.of(ledger.client());
            assertThat(before).hasSizeGreaterThan(4 * 60);
            assertThat(maintenance("backup", backup.toString(), "--ticketledger.data-dir=" + data))
                    .as("a backup while it serves")
                    .contains("60 tickets");
        }
        try (RunningLedger ledger = RunningLedger.start(data)) {
            assertThat(Everything.of(ledger.client())).isEqualTo(before);
            assertThat(Play.all(ledger.client(), 64)).as("a second play").isEmpty();
        }
        Path elsewhere = directory.resolve("elsewhere");
        assertThat(maintenance("restore", backup.toString(), "--ticketledger.data-dir=" + elsewhere))
                .contains("60 tickets");
        try (RunningLedger ledger = RunningLedger.start(elsewhere)) {
            assertThat(Everything.of(ledger.client())).isEqualTo(before);
            assertThat(ledger.client()
                            .command("create-ticket", Map.of("title", "one more"))
                            .status())
                    .isEqualTo(201);
        }
        Path second = directory.resolve("second.backup");
        assertThat(maintenance("backup", second.toString(), "--ticketledger.data-dir=" + elsewhere))
                .as("a backup while nothing serves")
                .contains("61 tickets");
    }

    private static String maintenance(String... line) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Maintenance.run(line, out, out);
        assertThat(code).as(List.of(line) + ": " + said).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }
}
