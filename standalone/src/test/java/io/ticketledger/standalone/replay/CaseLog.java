package io.ticketledger.standalone.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A help desk's log, read as what its people wanted of each ticket, whatever API they might use. */
final class CaseLog {
    private static final Map<String, String> LEVELS =
            Map.of("Value 1", "LOW", "Value 2", "MEDIUM", "Value 3", "HIGH", "Value 4", "URGENT");
    private static final Map<String, String> STATUSES = Map.of(
            "Take in charge ticket", "OPEN",
            "Wait", "PENDING",
            "Resolve ticket", "SOLVED",
            "RESOLVED", "SOLVED",
            "Closed", "CLOSED");

    private CaseLog() {}

    /** Something that somebody wanted done to a ticket. */
    sealed interface Step {
        /** @param status in the ledger's own words */
        record SetStatus(String status) implements Step {}

        /** @param level in the ledger's own words */
        record SetPriority(String level) implements Step {}

        record Reply(String message) implements Step {}
    }

    /** A ticket and what was wanted of it, in order. */
    record Case(String name, String type, String level, String description, List<Step> steps) {}

    /** The small log, or the one that {@code -Dticketledger.helpdesk-log} names. */
    static List<Case> read() throws IOException {
        String path = System.getProperty("ticketledger.helpdesk-log", "");
        try (InputStream in = path.isBlank()
                ? Objects.requireNonNull(CaseLog.class.getResourceAsStream("/small-help-desk.csv"))
                : Files.newInputStream(Path.of(path))) {
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }
    }

    static List<Case> read(BufferedReader csv) throws IOException {
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        List<String> columns = List.of(Objects.requireNonNull(csv.readLine()).split(",", -1));
        for (String line = csv.readLine(); line != null; line = csv.readLine()) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), values[i]);
            }
            rows.computeIfAbsent(value(row, "Case ID"), name -> new ArrayList<>())
                    .add(row);
        }
        return rows.entrySet().stream()
                .map(entry -> toCase(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Case toCase(String name, List<Map<String, String>> rows) {
        Map<String, String> first = rows.getFirst();
        return new Case(
                name,
                value(first, "product"),
                level(first),
                value(first, "service_type") + ", " + value(first, "service_level"),
                rows.stream().map(CaseLog::step).toList());
    }

    private static Step step(Map<String, String> row) {
        String activity = value(row, "Activity");
        String status = STATUSES.get(activity);
        if (status != null) {
            return new Step.SetStatus(status);
        }
        return activity.equals("Assign seriousness") ? new Step.SetPriority(level(row)) : new Step.Reply(activity);
    }

    private static String level(Map<String, String> row) {
        return Objects.requireNonNull(LEVELS.get(value(row, "seriousness_2")));
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
