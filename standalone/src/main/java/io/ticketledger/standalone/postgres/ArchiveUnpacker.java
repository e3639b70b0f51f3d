package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz} into an empty directory and lets nothing of it escape from there. */
final class ArchiveUnpacker {

    private static final long MAX_BYTES = 1L << 30;
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final int MAX_XZ_MEMORY_KIB = 256 * 1024;

    private final Path root;
    private final Map<String, Long> sizes = new TreeMap<>();
    private long bytes;

    private ArchiveUnpacker(Path root) {
        this.root = root;
    }

    /** Returns the size of every regular file unpacked, by its path relative to the directory. */
    static Map<String, Long> unpack(InputStream archive, Path directory) throws IOException {
        ArchiveUnpacker unpacker = new ArchiveUnpacker(directory.toRealPath());
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive, MAX_XZ_MEMORY_KIB))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacker.add(entry, tar);
            }
        }
        return unpacker.sizes;
    }

    private void add(TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = inside(root.resolve(entry.getName()), entry);
        if (target.equals(root)) {
            return;
        }
        Path parent = target.getParent();
        if (parent == null || !Files.createDirectories(parent).toRealPath().equals(parent)) {
            throw escape(entry);
        }
        if (entry.isDirectory()) {
            Files.setPosixFilePermissions(Files.createDirectories(target), EXECUTABLE);
        } else if (entry.isSymbolicLink()) {
            inside(parent.resolve(entry.getLinkName()), entry);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            addFile(entry, content, target);
        } else {
            throw new IOException("unexpected kind of entry " + entry.getName());
        }
    }

    private void addFile(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        bytes += entry.getSize();
        if (bytes > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES + " bytes");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) || Files.copy(content, target) != entry.getSize()) {
            throw new IOException("damaged at " + entry.getName());
        }
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, executable ? EXECUTABLE : READABLE);
        sizes.put(root.relativize(target).toString(), entry.getSize());
    }

    private Path inside(Path path, TarArchiveEntry entry) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(root)) {
            throw escape(entry);
        }
        return normal;
    }

    private static IOException escape(TarArchiveEntry entry) {
        return new IOException("entry " + entry.getName() + " leads out of the directory");
    }
}
