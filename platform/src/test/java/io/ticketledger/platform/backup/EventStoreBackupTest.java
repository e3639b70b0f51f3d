package io.ticketledger.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.platform.eventstore.Feed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventStoreBackupTest {

    private static final List<String> TABLES = List.of(
            "event",
            "feed",
            "ticket_directory",
            "idempotency",
            "bulk_job",
            "api_key",
            "api_key_use",
            "access_audit",
            "ledger_secret");

    private static EmbeddedPostgres postgres;
    private static LedgerDatabases databases;
    private static Connection source;

    @TempDir
    Path directory;

    private Path file;

    @BeforeAll
    static void fill() throws Exception {
        postgres = EmbeddedPostgres.start();
        databases = new LedgerDatabases(postgres);
        source = databases.create();
        LedgerDatabases.fill(source, 3_000);
    }

    @AfterAll
    static void stop() throws Exception {
        source.close();
        postgres.close();
    }

    @BeforeEach
    void dump() throws SQLException {
        file = directory.resolve("ledger.backup");
        BackupFile.write(source, file);
    }

    @Test
    void shouldRestoreEveryRowOfEveryTable() throws Exception {
        try (Connection target = databases.create()) {
            EventStoreBackup.restore(target, file);
            for (String table : TABLES) {
                assertThat(LedgerDatabases.rows(target, table))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(LedgerDatabases.rows(source, table));
            }
            Path again = directory.resolve("again.backup");
            assertThat(BackupFile.write(target, again).tables())
                    .isEqualTo(EventStoreBackup.verify(file).tables());
        }
    }

    @Test
    void shouldGoOnAboveEveryNumberEverGiven() throws Exception {
        long lastEvent = LedgerDatabases.append(source);
        long lastNumber = LedgerDatabases.nextTicketNumber(source);
        Path later = directory.resolve("later.backup");
        BackupFile.write(source, later);
        try (Connection target = databases.create()) {
            EventStoreBackup.restore(target, later);
            assertThat(LedgerDatabases.append(target)).isEqualTo(lastEvent + 1);
            assertThat(LedgerDatabases.nextTicketNumber(target)).isEqualTo(lastNumber + 1);
            assertThat(new Feed(new SingleConnectionDataSource(target, true)).head())
                    .isEqualTo(LedgerDatabases.rows(target, "event").size());
            assertThat(LedgerDatabases.rows(target, "feed")).containsAll(LedgerDatabases.rows(source, "feed"));
        }
    }

    @Test
    void shouldTellWhatItHolds() throws IOException, SQLException {
        BackupManifest manifest = EventStoreBackup.verify(file);
        assertThat(manifest.schemaVersion()).isEqualTo("5");
        assertThat(manifest.rows("event"))
                .isEqualTo(LedgerDatabases.rows(source, "event").size());
        assertThat(manifest.tables())
                .extracting(BackupManifest.Table::name)
                .containsExactlyInAnyOrderElementsOf(TABLES);
        assertThat(manifest.sequences()).containsOnlyKeys("event_global_index_seq", "ticket_number");
    }

    @Test
    void shouldDumpAnEmptyStore() throws Exception {
        Path empty = directory.resolve("empty.backup");
        try (Connection target = databases.create();
                Connection second = databases.create()) {
            BackupFile.write(target, empty);
            assertThat(EventStoreBackup.restore(second, empty).rows("event")).isZero();
            assertThat(LedgerDatabases.append(second)).isEqualTo(1);
        }
    }

    @Test
    void shouldNotSeeWhatIsCommittedMeanwhile() throws Exception {
        try (Connection other = databases.create();
                Connection writer = databases.connect(other.getCatalog())) {
            LedgerDatabases.fill(other, 500);
            LateWriter out = new LateWriter(() -> LedgerDatabases.append(writer));
            BackupManifest manifest = EventStoreBackup.write(other, out);
            assertThat(out.wrote()).isTrue();
            assertThat(manifest.rows("event")).isEqualTo(500);
            assertThat(manifest.sequences()).containsEntry("event_global_index_seq", 502L);
        }
    }

    @Test
    void shouldBePrivateAndReplaceNothing() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> BackupFile.write(source, file))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("exists already");
        assertThat(file).hasBinaryContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldLeaveNoFileBehindWhenThereIsNoStore() throws Exception {
        Path none = directory.resolve("none.backup");
        try (Connection unmigrated = databases.createEmpty()) {
            assertThatThrownBy(() -> BackupFile.write(unmigrated, none))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("no event store");
        }
        assertThat(directory).isDirectoryNotContaining("glob:**none*");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.99, 0.9999})
    void shouldRefuseATruncatedFile(double part) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));
        assertRefused("damaged");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.6, 0.8})
    void shouldRefuseAFlippedBit(double place) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        whole[(int) (whole.length * place)] ^= 4;
        Files.write(file, whole);
        assertRefused("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.copy", "api_key.copy", "manifest.json"})
    void shouldRefuseAChangedOrMissingEntry(String entry) throws Exception {
        Path without = directory.resolve("without.backup");
        rewrite(without, entry, content -> null);
        Path changed = directory.resolve("changed.backup");
        rewrite(changed, entry, content -> content.replaceFirst("1", "2"));
        for (Path broken : List.of(without, changed)) {
            file = broken;
            assertRefused(broken.toString());
        }
    }

    @Test
    void shouldRefuseAStoreThatHasEvents() throws Exception {
        try (Connection target = databases.create()) {
            LedgerDatabases.append(target);
            List<String> before = LedgerDatabases.rows(target, "event");
            assertThatThrownBy(() -> EventStoreBackup.restore(target, file))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("event has rows");
            assertThat(LedgerDatabases.rows(target, "event")).isEqualTo(before);
        }
    }

    @Test
    void shouldRefuseAnotherSchemaVersion() throws Exception {
        try (Connection target = databases.create()) {
            LedgerDatabases.execute(
                    target,
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success)"
                            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'me', 1, true)");
            assertThatThrownBy(() -> EventStoreBackup.restore(target, file))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("schema version 5, the database has 99");
        }
    }

    private void assertRefused(String reason) throws Exception {
        try (Connection target = databases.create()) {
            String secret = LedgerDatabases.rows(target, "ledger_secret").toString();
            assertThatThrownBy(() -> EventStoreBackup.restore(target, file))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining(reason);
            assertThat(LedgerDatabases.rows(target, "event")).isEmpty();
            assertThat(LedgerDatabases.rows(target, "ledger_secret")).hasToString(secret);
            assertThat(LedgerDatabases.append(target)).isEqualTo(1);
        }
    }

    private interface Change {
        @Nullable
        String apply(String content);
    }

    private void rewrite(Path to, String name, Change change) throws IOException {
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                String content = new String(bytes, StandardCharsets.UTF_8);
                String changed = entry.getName().equals(name) ? change.apply(content) : content;
                if (changed != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(changed.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
