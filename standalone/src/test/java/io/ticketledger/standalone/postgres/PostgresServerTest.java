package io.ticketledger.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerTest {

    static final Path CACHE = Path.of("target", "postgres-cache").toAbsolutePath();

    @TempDir
    Path directory;

    private PostgresServer start() {
        return PostgresServer.start(PostgresOptions.in(directory).withCache(CACHE));
    }

    @Test
    void shouldKeepDataFromOneStartToTheNext() throws SQLException {
        try (PostgresServer server = start()) {
            Sql.execute(server, "CREATE TABLE kept (text text)", "INSERT INTO kept VALUES ('Äpfel')");
        }
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT text FROM kept")).containsExactly("Äpfel");
            assertThat(Sql.query(server, "SELECT upper(text) FROM kept")).containsExactly("ÄPFEL");
        }
    }

    @Test
    void shouldRunDurablyAndSmall() throws SQLException {
        try (PostgresServer server = start()) {
            Map<String, String> expected = Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("data_checksums", "on"),
                    Map.entry("server_encoding", "UTF8"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("shared_buffers", "64MB"),
                    Map.entry("max_wal_size", "96MB"),
                    Map.entry("jit", "off"));
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(Sql.query(server, "SHOW " + setting.getKey()))
                        .as(setting.getKey())
                        .containsExactly(setting.getValue());
            }
            assertThat(Sql.query(server, "SHOW server_version").getFirst())
                    .startsWith(PostgresArchive.MAJOR_VERSION + ".");
            assertThat(Sql.query(server, "SELECT name FROM pg_file_settings WHERE error IS NOT NULL"))
                    .isEmpty();
        }
    }

    @Test
    void shouldAskEverybodyForThePassword() throws SQLException {
        try (PostgresServer server = start()) {
            assertThat(Sql.query(server, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            for (String password : List.of("wrong", "", "ticketledger")) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), password))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void shouldKeepSecretsPrivateAndOutOfTheLog() throws IOException {
        try (PostgresServer server = start()) {
            assertThat(server.password()).hasSize(64);
            assertThat(directory.resolve("postgres.log")).content().doesNotContain(server.password());
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse("")))
                    .noneMatch(line -> line.contains(server.password()));
        }
        for (String file : List.of("postgres.password", "postgres.log", "ledger.lock", "postgres/ticketledger.conf")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("postgres"))))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldRefuseASecondStartOnTheSameDirectory() throws Exception {
        try (PostgresServer server = start()) {
            assertThatExceptionOfType(DataDirectoryInUseException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining(directory.toRealPath().toString())
                    .withMessageNotContaining("\n");
            try (ChildProcess other = ChildProcess.start("start", directory, CACHE)) {
                assertThat(other.answer()).isEqualTo("DataDirectoryInUseException");
            }
            assertThat(Sql.query(server, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void shouldListenOnTheGivenPortOrSayThatItIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PostgresOptions options =
                    PostgresOptions.in(directory).withCache(CACHE).withPort(taken.getLocalPort());
            assertThatExceptionOfType(PostgresException.class)
                    .isThrownBy(() -> PostgresServer.start(options))
                    .withMessageContaining("the port is taken")
                    .withMessageContaining("Address already in use");
            taken.close();
            try (PostgresServer server = PostgresServer.start(options)) {
                assertThat(server.port()).isEqualTo(options.port());
            }
        }
    }

    @Test
    void shouldRefuseDataOfAnotherMajorVersion() throws IOException {
        Path version = Files.createDirectory(directory.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatExceptionOfType(DataDirectoryVersionException.class)
                .isThrownBy(this::start)
                .withMessageContaining("PostgreSQL 17")
                .withMessageContaining("PostgreSQL 18")
                .withMessageContaining("backup FILE");
        assertThat(version).hasContent("17");
    }

    @Test
    void shouldRefuseADirectoryThatIsNotADatabase() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("postgres")).resolve("holiday.jpg"), "x");
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("PG_VERSION");
    }

    @Test
    void shouldSayWhichPasswordFileIsMissing() throws IOException {
        start().close();
        Files.delete(directory.resolve("postgres.password"));
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("postgres.password");
    }

    @Test
    void shouldLeaveNothingRunningWhenThePasswordDoesNotFit() throws IOException {
        start().close();
        Files.writeString(directory.resolve("postgres.password"), "another\n");
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("password authentication failed");
        assertThat(Postmasters.of(directory).processes()).isEmpty();
    }

    @Test
    void shouldTellTheServersLastWordsWhenItDoesNotStart() throws IOException {
        start().close();
        Files.writeString(directory.resolve("postgres/postgresql.auto.conf"), "shared_buffers = 'plenty'\n");
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("invalid value for parameter \"shared_buffers\"");
    }

    @Test
    void shouldLeaveNothingRunningAfterClose() throws IOException {
        PostgresServer server = start();
        Postmaster postmaster = Postmasters.of(directory);
        assertThat(postmaster.processes()).isNotEmpty();
        server.close();
        server.close();
        assertThat(postmaster.processes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a b", "ünï", "o'clock"})
    void shouldRunInADirectoryOfAnyOrdinaryName(String name) throws SQLException {
        Path odd = directory.resolve(name);
        try (PostgresServer server =
                PostgresServer.start(PostgresOptions.in(odd).withCache(CACHE))) {
            assertThat(Sql.query(server, "SELECT current_database()")).containsExactly("ticketledger");
        }
    }

    @Test
    void shouldRefuseANameThatAShellWouldRead() {
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(() -> PostgresServer.start(directory.resolve("$(reboot)")))
                .withMessageContaining("dollar signs");
    }
}
