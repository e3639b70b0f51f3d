package io.ticketledger.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, as its entry {@code manifest.json} says.
 *
 * @param format the version of the container; 1
 * @param schemaVersion the version of the database's schema, as Flyway counts it
 * @param createdAt when the backup began
 * @param tables the tables, each an entry of its own
 * @param sequences the next value of every sequence, by its name
 */
public record BackupManifest(
        int format, String schemaVersion, Instant createdAt, List<Table> tables, Map<String, Long> sequences) {

    /**
     * A table's rows, in PostgreSQL's text format of COPY, sorted by the primary key.
     *
     * @param name the table; its entry is {@code <name>.copy}
     * @param columns the columns, in the order in which they are written
     * @param rows how many rows
     * @param bytes the size of the entry's content
     * @param sha256 the content's hash, in hexadecimal
     */
    public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {}

    public BackupManifest {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    static String entry(String table) {
        return table + ".copy";
    }

    /** How many rows a table has, 0 when the backup has no such table. */
    public long rows(String table) {
        return tables.stream()
                .filter(t -> t.name().equals(table))
                .mapToLong(Table::rows)
                .sum();
    }
}
