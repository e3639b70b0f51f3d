package io.ticketledger.query.api.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Comma-separated values (RFC 4180) in UTF-8: a line of names, then a line for each of what is told. */
record Csv<T>(List<Column<T>> columns) {
    static final MediaType TYPE = MediaType.valueOf("text/csv;charset=UTF-8;header=present");

    private static final String FORMULAS = "=+-@\t\r";
    private static final String END = "\r\n";

    /** @param cell null is told as nothing */
    record Column<T>(String name, Function<T, @Nullable String> cell) {

        /** What people have written: what a spreadsheet would take for a formula gets an apostrophe before it. */
        static <T> Column<T> text(String name, Function<T, @Nullable String> cell) {
            return new Column<>(name, row -> guarded(cell.apply(row)));
        }

        /** What machines have made and read again, to the letter. */
        static <T> Column<T> exact(String name, Function<T, @Nullable Object> cell) {
            return new Column<>(name, row -> {
                Object value = cell.apply(row);
                return value == null ? null : value.toString();
            });
        }
    }

    /**
     * Columns of JSON objects.
     *
     * @param paths such as {@code customer.id}, which are also the names
     * @param exact those whose texts machines have made
     */
    static Csv<JsonNode> ofJson(List<String> paths, Set<String> exact) {
        return new Csv<>(paths.stream().map(path -> column(path, exact)).toList());
    }

    private static Column<JsonNode> column(String path, Set<String> exact) {
        String pointer = '/' + path.replace('.', '/');
        return new Column<>(path, object -> {
            JsonNode value = object.at(pointer);
            if (value.isNull() || value.isMissingNode()) {
                return null;
            }
            return value.isString() && !exact.contains(path) ? guarded(value.stringValue()) : value.asString();
        });
    }

    private static @Nullable String guarded(@Nullable String text) {
        boolean formula = text != null && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        return formula ? '\'' + text : text;
    }

    byte[] header() {
        return bytes(columns.stream().map(Column::name));
    }

    byte[] line(T row) {
        return bytes(columns.stream().map(column -> {
            String cell = column.cell().apply(row);
            return cell == null ? "" : quoted(cell);
        }));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static byte[] bytes(Stream<String> cells) {
        return cells.collect(Collectors.joining(",", "", END)).getBytes(StandardCharsets.UTF_8);
    }
}
