package io.ticketledger.standalone.postgres;

import static io.ticketledger.standalone.postgres.PostgresServerTest.CACHE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterAKillTest {

    @TempDir
    Path directory;

    private PostgresServer start() {
        return PostgresServer.start(PostgresOptions.in(directory).withCache(CACHE));
    }

    @Test
    void shouldStopTheOrphanOfAKilledProcessAndLoseNothing() throws Exception {
        try (ChildProcess child = ChildProcess.start("start", directory, CACHE)) {
            assertThat(child.answer()).isEqualTo("started");
            child.kill();
        }
        awaitOneHead();
        long orphan = Postmasters.heads(directory).getFirst();
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT id FROM kept ORDER BY id")).containsExactly("1", "2", "3");
            awaitOneHead();
            assertThat(Postmasters.heads(directory)).doesNotContain(orphan);
        }
    }

    /** A child that is just being forked looks like a second one for a moment. */
    private void awaitOneHead() {
        await().untilAsserted(() -> assertThat(Postmasters.heads(directory)).hasSize(1));
    }

    @Test
    void shouldRecoverWhenTheServerItselfWasKilled() throws Exception {
        try (PostgresServer server = start()) {
            Sql.execute(server, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            Postmasters.heads(directory)
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            await().until(() -> Postmasters.of(directory).processes().isEmpty());
        }
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT id FROM kept")).containsExactly("1");
        }
    }

    @Test
    void shouldLeaveAStrangerAloneWhoHasTheRecordedPid() throws IOException, SQLException {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Path data = directory.toRealPath().resolve("postgres");
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n1\n5432\n");
            try (PostgresServer server = start()) {
                assertThat(Sql.query(server, "SELECT 1")).containsExactly("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveAStrangerAloneWhenClosingAfterTheServersDeath() throws IOException {
        PostgresServer server = start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Postmasters.heads(directory)
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            await().until(() -> Postmasters.of(directory).processes().isEmpty());
            Files.writeString(directory.resolve("postgres/postmaster.pid"), stranger.pid() + "\n");
            server.close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void shouldStartOverAnEmptyPidFile() throws IOException, SQLException {
        start().close();
        Files.writeString(directory.resolve("postgres/postmaster.pid"), "");
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void shouldStartAfreshWhenKilledWhileMakingTheDatabase() throws Exception {
        try (ChildProcess child = ChildProcess.start("start", directory, CACHE)) {
            await().until(() -> !drafts().isEmpty());
            child.kill();
        }
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT current_database()")).containsExactly("ticketledger");
        }
        start().close();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void shouldRemoveWhatAnInterruptedStartLeft() throws IOException {
        Path draft = Files.createDirectory(directory.resolve("postgres.tmp-1"));
        Files.writeString(draft.resolve("PG_VERSION"), "18\n");
        Files.writeString(directory.resolve("postgres.password"), "");
        try (PostgresServer server = start()) {
            assertThat(server.password()).isNotEmpty();
        }
        assertThat(drafts()).isEmpty();
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("postgres.tmp"))
                    .toList();
        }
    }
}
