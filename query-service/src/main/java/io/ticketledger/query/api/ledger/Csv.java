package io.ticketledger.query.api.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * Comma-separated values (RFC 4180) out of JSON objects: a line of names, then a line an object. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @param columns paths into the object, such as {@code customer.id}, which are also the names
 */
record Csv(List<String> columns) {
    static final MediaType TYPE = MediaType.valueOf("text/csv;charset=UTF-8;header=present");

    private static final String FORMULAS = "=+-@\t\r";
    private static final String END = "\r\n";

    String header() {
        return String.join(",", columns) + END;
    }

    String line(JsonNode object) {
        return columns.stream()
                .map(column -> cell(object.at("/" + column.replace('.', '/'))))
                .collect(Collectors.joining(",", "", END));
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (!value.isString()) {
            return value.asString();
        }
        String text = value.stringValue();
        if (!text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) {
            text = '\'' + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
