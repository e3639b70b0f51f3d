package io.ticketledger.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {

    private static final int NOBODY = 65534;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldRunAsItselfWhenNotRoot() throws IOException {
        Assumptions.assumeFalse(ServerAccount.currentUid() == 0, "runs as root");
        assertThat(ServerAccount.of(directory)).isEqualTo(new ServerAccount(List.of(), -1, -1));
    }

    @Test
    void shouldNeverRunTheServerAsRoot() throws IOException {
        Assumptions.assumeTrue(ServerAccount.currentUid() == 0, "needs root");
        assertThat(ServerAccount.of(directory.resolve("missing")).prefix()).isNotEmpty();
    }

    @Test
    void shouldRunAsTheOwnerOfTheDataWhenRoot() throws IOException, SQLException {
        Assumptions.assumeTrue(ServerAccount.currentUid() == 0, "needs root");
        Path dir = Files.createDirectory(directory.resolve("private"), FileTrees.PRIVATE_DIRECTORY);
        Path data = Files.createDirectory(dir.resolve("postgres"));
        ServerAccount.user(NOBODY, NOBODY).own(data);
        Path cache = directory.resolve("cache");
        for (String round : List.of("empty", "existing")) {
            try (PostgresServer server =
                    PostgresServer.start(PostgresOptions.in(dir).withCache(cache))) {
                assertThat(Sql.query(server, "SELECT 1")).as(round).containsExactly("1");
                Set<Object> owners = new HashSet<>();
                for (long pid : Postmasters.of(dir).processes()) {
                    addOwner(pid, owners);
                }
                assertThat(owners).containsExactly(NOBODY);
            }
        }
        assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(NOBODY);
    }

    private static void addOwner(long pid, Set<Object> owners) throws IOException {
        try {
            owners.add(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid"));
        } catch (NoSuchFileException e) {
            // One of the server's own has ended since.
        }
    }
}
