package io.ticketledger.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A made-up help desk's log of 60 tickets, in the columns of a real one: every row is a command. */
final class HelpDeskLog {

    private static final Map<String, String> LEVELS =
            Map.of("Value 1", "LOW", "Value 2", "MEDIUM", "Value 3", "HIGH", "Value 4", "URGENT");
    private static final Map<String, String> STATUS =
            Map.of("Wait", "PENDING", "Resolve ticket", "SOLVED", "RESOLVED", "SOLVED");

    private HelpDeskLog() {}

    record Command(String name, Map<String, Object> body) {}

    /** A ticket's creation and what follows, in order. */
    record Case(String name, String level, Map<String, Object> creation, List<Command> commands) {}

    static List<Case> read() throws IOException {
        return read(Objects.requireNonNull(HelpDeskLog.class.getResourceAsStream("/small-help-desk.csv")));
    }

    /** Reads another log of the same columns, and closes it. */
    static List<Case> read(InputStream in) throws IOException {
        Map<String, List<Map<String, String>>> cases = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String[] columns = Objects.requireNonNull(reader.readLine()).split(",", -1);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], values[i]);
                }
                cases.computeIfAbsent(value(row, "Case ID"), name -> new ArrayList<>())
                        .add(row);
            }
        }
        return cases.entrySet().stream()
                .map(entry -> toCase(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Case toCase(String name, List<Map<String, String>> rows) {
        Map<String, String> first = rows.getFirst();
        String level = level(first);
        Map<String, Object> creation = Map.of(
                "title", name,
                "type", value(first, "product"),
                "priority", level,
                "customer", Map.of("id", value(first, "customer")),
                "assignment", Map.of("group", value(first, "workgroup")),
                "occurredAt", instant(first));
        return new Case(
                name, level, creation, rows.stream().map(HelpDeskLog::command).toList());
    }

    private static Command command(Map<String, String> row) {
        String activity = value(row, "Activity");
        String at = instant(row);
        String status = STATUS.get(activity);
        if (status != null) {
            return new Command("set-status", Map.of("status", status, "occurredAt", at));
        }
        return switch (activity) {
            case "Assign seriousness" -> new Command("set-priority", Map.of("priority", level(row), "occurredAt", at));
            case "Take in charge ticket" ->
                new Command("claim-ticket", Map.of("by", value(row, "Resource"), "takeover", true, "occurredAt", at));
            case "Closed" -> new Command("close-ticket", Map.of("occurredAt", at));
            default -> new Command("reply", Map.of("message", activity, "occurredAt", at));
        };
    }

    private static String level(Map<String, String> row) {
        return Objects.requireNonNull(LEVELS.get(value(row, "seriousness_2")));
    }

    /** From {@code 2012/10/09 14:50:17.000}. */
    private static String instant(Map<String, String> row) {
        return value(row, "Complete Timestamp")
                        .substring(0, 19)
                        .replace('/', '-')
                        .replace(' ', 'T') + "Z";
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }
}
