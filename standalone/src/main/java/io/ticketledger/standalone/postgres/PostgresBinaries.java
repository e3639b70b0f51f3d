package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks the binaries, once per archive, into a cache that processes share. */
final class PostgresBinaries {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String MANIFEST = "MANIFEST.sizes";
    private static final String DRAFT = ".unpacking-";
    private static final Duration LOCK_BOUND = Duration.ofMinutes(2);
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private PostgresBinaries() {}

    /** Returns a directory with {@code bin}, {@code lib} and {@code share} whose programs the account can run. */
    static Path install(@Nullable Path cache, ServerAccount account) {
        PostgresArchive archive = PostgresArchive.ofThisMachine();
        String name = "postgres-" + PostgresArchive.MAJOR_VERSION + "-"
                + archive.hash().substring(0, 16);
        List<String> reasons = new ArrayList<>();
        for (Path candidate : cache == null ? defaultCaches() : List.of(cache)) {
            try {
                Path home = unpacked(archive, prepare(candidate, account), name);
                List<String> version = List.of(home.resolve("bin/postgres").toString(), "--version");
                if (Programs.succeeds(account.command(version))) {
                    return home;
                }
                reasons.add(candidate + " (programs do not run there)");
            } catch (IOException e) {
                reasons.add(candidate + " (" + e + ")");
            }
        }
        throw new PostgresException("The PostgreSQL binaries found no place to run from: " + String.join(", ", reasons)
                + ". They need a directory that is writable and not mounted noexec, and on Linux glibc (not musl).");
    }

    private static List<Path> defaultCaches() {
        Path home = Path.of(System.getProperty("user.home", ""));
        Path temporary =
                Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "ticketledger-" + ServerAccount.currentUid());
        return home.isAbsolute() ? List.of(home.resolve(".cache/ticketledger"), temporary) : List.of(temporary);
    }

    /** A cache in a place that all may write to is only trusted when nobody else can have put anything there. */
    private static Path prepare(Path cache, ServerAccount account) throws IOException {
        Path parent = cache.toAbsolutePath().getParent();
        boolean shared = parent != null
                && Files.isDirectory(parent)
                && Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_WRITE);
        if (!shared) {
            return PostgresServer.plainPath(Files.createDirectories(cache).toRealPath());
        }
        if (Files.notExists(cache, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(cache, FileTrees.mode("rwxr-xr-x"));
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(cache, LinkOption.NOFOLLOW_LINKS);
        Object owner = Files.getAttribute(cache, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)
                || !owner.equals(ServerAccount.currentUid())
                || mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to it");
        }
        account.letThrough(cache);
        return PostgresServer.plainPath(cache.toRealPath());
    }

    private static Path unpacked(PostgresArchive archive, Path cache, String name) throws IOException {
        Path home = cache.resolve(name);
        if (isComplete(home)) {
            return home;
        }
        IN_PROCESS.lock();
        try (FileChannel channel =
                FileChannel.open(cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            awaitLock(channel);
            if (!isComplete(home)) {
                unpack(archive, cache, home);
            }
            return home;
        } finally {
            IN_PROCESS.unlock();
        }
    }

    private static void awaitLock(FileChannel channel) throws IOException {
        boolean locked = Waiting.until(LOCK_BOUND, () -> channel.tryLock() != null);
        if (!locked) {
            throw new IOException("another process has been unpacking for " + LOCK_BOUND.toSeconds() + " s");
        }
    }

    private static void unpack(PostgresArchive archive, Path cache, Path home) throws IOException {
        FileTrees.deleteAll(cache, DRAFT);
        FileTrees.delete(home);
        Path draft = Files.createTempDirectory(cache, DRAFT);
        Map<String, Long> sizes = ArchiveUnpacker.unpack(archive.open(), draft);
        List<String> manifest = sizes.entrySet().stream()
                .map(file -> file.getValue() + " " + file.getKey())
                .toList();
        Files.write(draft.resolve(MANIFEST), manifest);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        log.info("Unpacked {} files of PostgreSQL into {}", sizes.size(), home);
    }

    /** Whether every file is there in its size: whoever tidies up temporary directories takes single files. */
    private static boolean isComplete(Path home) throws IOException {
        Path manifest = home.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        for (String line : Files.readAllLines(manifest)) {
            int space = line.indexOf(' ');
            Path file = home.resolve(line.substring(space + 1));
            if (!Files.isRegularFile(file) || Files.size(file) != Long.parseLong(line.substring(0, space))) {
                return false;
            }
        }
        return true;
    }
}
