package io.ticketledger.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

class PostgresBinariesTest {

    private static final ServerAccount PLAIN = new ServerAccount(List.of(), -1, -1);

    @TempDir
    Path directory;

    @Test
    void shouldUnpackOnceWhenTwoProcessesDoAtOnce() throws Exception {
        Path cache = directory.resolve("cache");
        try (ChildProcess one = ChildProcess.start("unpack", directory, cache);
                ChildProcess two = ChildProcess.start("unpack", directory, cache)) {
            assertThat(one.answer()).isEqualTo(two.answer());
        }
        Path home = PostgresBinaries.install(cache, PLAIN);
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries).containsExactlyInAnyOrder(home, home.resolveSibling("unpack.lock"));
        }
    }

    @Test
    void shouldUnpackAgainWhenAFileIsMissing() throws IOException {
        Path home = PostgresBinaries.install(directory, PLAIN);
        Path lost = home.resolve("share/postgresql/postgres.bki");
        Files.delete(lost);
        assertThat(PostgresBinaries.install(directory, PLAIN)).isEqualTo(home);
        assertThat(lost).isNotEmptyFile();
    }

    @Test
    void shouldSayWhereProgramsCannotRun() {
        ServerAccount nobodyAtAll = new ServerAccount(List.of("false"), -1, -1);
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(() -> PostgresBinaries.install(PostgresServerTest.CACHE, nobodyAtAll))
                .withMessageContaining(PostgresServerTest.CACHE.toString())
                .withMessageContaining("noexec");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x86_64",
        "Linux,aarch64,linux-arm_64",
        "Mac OS X,x86_64,darwin-x86_64",
        "Mac OS X,aarch64,darwin-x86_64"
    })
    void shouldCarryBinariesForEveryPlatformItKnows(String os, String machine, String name) throws IOException {
        PostgresArchive archive = PostgresArchive.of(os, machine);
        assertThat(archive.resource()).isEqualTo("/postgres-" + name + ".txz");
        archive.open().close();
    }

    @Test
    void shouldCarryUniversalBinariesForMacOs() throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(PostgresArchive.of("Mac OS X", "aarch64").open()))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (!entry.getName().endsWith("bin/postgres")) {
                entry = tar.getNextEntry();
            }
            ByteBuffer header = ByteBuffer.wrap(tar.readNBytes(48));
            assertThat(header.getInt(0)).as("magic of a universal binary").isEqualTo(0xCAFEBABE);
            assertThat(List.of(header.getInt(8), header.getInt(28)))
                    .as("x86-64 and arm64")
                    .containsExactlyInAnyOrder(0x01000007, 0x0100000C);
        }
    }

    @Test
    void shouldSayThatAPlatformIsUnknown() {
        assertThatExceptionOfType(PostgresException.class)
                .isThrownBy(() -> PostgresArchive.of("Windows 11", "amd64"))
                .withMessageContaining("Windows 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "link/evil"})
    void shouldLetNoFileEscape(String name) throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(target.resolve("link"), outside);
        byte[] archive = archive(file(name));
        assertThatIOException()
                .isThrownBy(() -> ArchiveUnpacker.unpack(new ByteArrayInputStream(archive), target))
                .withMessageContaining("leads out");
        assertThat(outside).isEmptyDirectory();
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc", "x/../../outside"})
    void shouldLetNoLinkEscape(String linkTarget) throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
        link.setLinkName(linkTarget);
        byte[] archive = archive(link);
        assertThatIOException()
                .isThrownBy(() -> ArchiveUnpacker.unpack(new ByteArrayInputStream(archive), target))
                .withMessageContaining("leads out");
        assertThat(target).isEmptyDirectory();
    }

    private static TarArchiveEntry file(String name) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(4);
        return entry;
    }

    private static byte[] archive(TarArchiveEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            tar.putArchiveEntry(entry);
            if (entry.isFile() && !entry.isSymbolicLink()) {
                tar.write("evil".getBytes(StandardCharsets.US_ASCII));
            }
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
