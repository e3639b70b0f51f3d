package io.ticketledger.platform.backup;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Writes a backup into a file of mode 0600 that appears complete or not at all. */
public final class BackupFile {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private BackupFile() {}

    /**
     * Writes to {@code <file>.part}, on disk before it gets its name.
     *
     * @throws BackupException when the file exists already, or cannot be written
     */
    public static BackupManifest write(Connection connection, Path file) throws SQLException {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupException(file + " exists already: a backup replaces nothing.");
        }
        try {
            Files.deleteIfExists(draft);
            try {
                return write(connection, target, draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new BackupException("Cannot write " + file + ": " + e + ".", e);
        }
    }

    private static BackupManifest write(Connection connection, Path target, Path draft)
            throws SQLException, IOException {
        Files.createFile(draft, PRIVATE);
        BackupManifest manifest;
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            manifest = EventStoreBackup.write(connection, Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        Path parent = target.getParent();
        if (parent != null) {
            try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
        return manifest;
    }
}
