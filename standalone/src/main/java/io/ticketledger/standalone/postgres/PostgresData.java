package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's files in {@code postgres} and its superuser's password beside them. */
final class PostgresData {

    static final String USERNAME = "ticketledger";

    private static final Logger log = LoggerFactory.getLogger(PostgresData.class);
    private static final String DRAFT = "postgres.tmp";

    private final Path directory;
    private final Path data;
    private final Path passwordFile;

    PostgresData(Path directory) {
        this.directory = directory;
        this.data = directory.resolve("postgres");
        this.passwordFile = directory.resolve("postgres.password");
    }

    Path path() {
        return data;
    }

    /** Whether there are files of this major version; none at all is false. */
    boolean exists() throws IOException {
        if (!Files.isDirectory(data)) {
            return false;
        }
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(Integer.toString(PostgresArchive.MAJOR_VERSION))) {
                throw new DataDirectoryVersionException(data, found, PostgresArchive.MAJOR_VERSION);
            }
            return true;
        }
        try (Stream<Path> entries = Files.list(data)) {
            if (entries.findAny().isPresent()) {
                throw new PostgresException(data + " is not empty but holds no PostgreSQL (it has no PG_VERSION):"
                        + " move it away or choose another data directory.");
            }
        }
        return false;
    }

    /** Makes the files, whole or not at all: a draft gets the name once it is complete. */
    void create(PostgresCommands commands, ServerAccount account) throws IOException {
        if (!Files.exists(passwordFile) || password().isEmpty()) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            FileTrees.writePrivately(passwordFile, HexFormat.of().formatHex(secret) + "\n");
        }
        account.own(passwordFile);
        // A name of its own: an initdb that outlived its killed parent must not write into this one.
        Path draft = directory.resolve(DRAFT + "-" + Long.toHexString(new SecureRandom().nextLong()));
        Files.createDirectory(draft, FileTrees.PRIVATE_DIRECTORY);
        account.own(draft);
        commands.initdb(draft, USERNAME, passwordFile);
        Path configuration = draft.resolve("postgresql.conf");
        Files.writeString(configuration, "\ninclude '" + PostgresSettings.FILE_NAME + "'\n", StandardOpenOption.APPEND);
        FileTrees.sync(configuration);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        FileTrees.syncParent(data);
        log.info("Made a PostgreSQL {} database in {}", PostgresArchive.MAJOR_VERSION, data);
    }

    /** The superuser's password. */
    String password() throws IOException {
        if (!Files.exists(passwordFile)) {
            throw new PostgresException("The password of the database in " + data + " is missing: restore "
                    + passwordFile + ", which belongs to it.");
        }
        return Files.readString(passwordFile).strip();
    }

    /** At every start, as one may not succeed: the killed process's initdb can still be writing. */
    void deleteDrafts() {
        try {
            FileTrees.deleteAll(directory, DRAFT);
        } catch (IOException e) {
            log.warn("Cannot remove what an interrupted start left in {}: {}", directory, e.toString());
        }
    }
}
