package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every figure of every report on a help desk's log equals what {@code docs/reports/expected_reports.py} computes
 * straight from its file. The small log by default; {@code -Dticketledger.helpdesk-log=FILE} plays the real one, which
 * stays outside the repository, and compares with its pinned figures.
 */
class HelpDeskReportsTest {
    private static final Logger LOG = LoggerFactory.getLogger(HelpDeskReportsTest.class);
    private static final String REAL = System.getProperty("ticketledger.helpdesk-log", "");

    @TempDir
    Path directory;

    /** Which report it is: its path, and all but its bounds. */
    private record Asked(String report, String groupBy, String by, String timezone) {
        String path(String from, String to) {
            String path = "/reports/" + report + "?format=csv&by=" + by + "&timezone=" + timezone + "&from=" + from
                    + "&to=" + to;
            return groupBy.isEmpty() ? path : path + "&groupBy=" + groupBy;
        }
    }

    @Test
    void shouldReportWhatTheScriptComputesFromTheLog() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(directory.resolve("data"))) {
            assertThat(Play.all(ledger.client(), 8, log())).isEmpty();
            Map<Asked, Map<String, List<String>>> due = expected();
            assertThat(due).hasSizeGreaterThan(40);
            int rows = 0;
            for (Map.Entry<Asked, Map<String, List<String>>> report : due.entrySet()) {
                Map<String, List<String>> seen = ask(ledger.client(), report.getKey());
                assertThat(seen).as(report.getKey().toString()).isEqualTo(report.getValue());
                rows += seen.size();
            }
            LOG.info("{} reports with {} rows that are not zeros are as expected", due.size(), rows);
        }
    }

    /** The rows that are not zeros; asked for year by year, since a report on months has 10,000 rows at most. */
    private static Map<String, List<String>> ask(LedgerClient client, Asked asked) {
        Map<String, List<String>> rows = new TreeMap<>();
        boolean byYear = asked.by().equals("month");
        for (int year = 2010; year < 2015; year += byYear ? 1 : 5) {
            Answer answer = client.get(asked.path(year + "-01-01", (byYear ? year + 1 : 2015) + "-01-01"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            List<String> lines = answer.body().lines().skip(1).toList();
            Set<String> groups = new TreeSet<>();
            Set<String> periods = new TreeSet<>();
            for (String line : lines) {
                List<String> cells = List.of(line.split(",", -1));
                periods.add(cells.get(0));
                groups.add(cells.get(1));
                List<String> figures = cells.subList(2, cells.size());
                if (!figures.stream().allMatch(figure -> figure.isEmpty() || figure.equals("0"))) {
                    rows.put(cells.get(0) + ',' + cells.get(1), plain(figures));
                }
            }
            assertThat(lines)
                    .as(asked + " has a row for each period and group")
                    .hasSize(periods.size() * groups.size());
        }
        return rows;
    }

    private static Map<Asked, Map<String, List<String>>> expected() throws IOException {
        Map<Asked, Map<String, List<String>>> expected = new LinkedHashMap<>();
        String name = "/reports/" + (REAL.isBlank() ? "small" : "real") + "-help-desk-expected.csv.gz";
        InputStream in = Objects.requireNonNull(HelpDeskReportsTest.class.getResourceAsStream(name));
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = Arrays.asList(line.split(",", -1));
                expected.computeIfAbsent(
                                new Asked(cells.get(0), cells.get(1), cells.get(2), cells.get(3)),
                                asked -> new TreeMap<>())
                        .put(cells.get(4) + ',' + cells.get(5), plain(cells.subList(6, cells.size())));
            }
        }
        return expected;
    }

    /** Numbers without zeros at their end. */
    private static List<String> plain(List<String> figures) {
        List<String> plain = new ArrayList<>();
        for (String figure : figures) {
            plain.add(
                    figure.isEmpty()
                            ? ""
                            : new BigDecimal(figure).stripTrailingZeros().toPlainString());
        }
        return plain;
    }

    private static List<HelpDeskLog.Case> log() throws IOException {
        return REAL.isBlank() ? HelpDeskLog.read() : HelpDeskLog.read(Files.newInputStream(Path.of(REAL)));
    }
}
