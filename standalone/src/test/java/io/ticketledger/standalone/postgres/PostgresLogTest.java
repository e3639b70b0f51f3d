package io.ticketledger.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLogTest {

    @TempDir
    Path directory;

    @Test
    void shouldTellTheLastLinesSinceTheMark() throws IOException {
        PostgresLog log = new PostgresLog(directory);
        append(log, "before\n");
        log.mark();
        append(log, "one\ntwo\n");
        assertThat(log.tail()).contains("one\n  two").doesNotContain("before");
    }

    @Test
    void shouldStayBounded() throws IOException {
        PostgresLog log = new PostgresLog(directory);
        append(log, "old\n" + "a line of the log\n".repeat(300_000) + "newest\n");
        log.trim();
        assertThat(log.file()).isEmptyFile();
        assertThat(directory.resolve("postgres.log.1"))
                .content()
                .endsWith("newest\n")
                .hasSize(1 << 20);
    }

    private static void append(PostgresLog log, String text) throws IOException {
        Files.writeString(log.file(), text, StandardOpenOption.APPEND);
    }
}
