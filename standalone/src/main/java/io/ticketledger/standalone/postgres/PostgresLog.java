package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The server's log, {@code postgres.log}: what the server and its programs say, bounded in size. */
final class PostgresLog {

    private static final long MAX_BYTES = 4L << 20;
    private static final int KEPT_BYTES = 1 << 20;
    private static final int TAIL_BYTES = 8 * 1024;
    private static final int TAIL_LINES = 15;

    private final Path file;
    private long mark;

    PostgresLog(Path directory) throws IOException {
        this.file = directory.resolve("postgres.log");
        if (Files.notExists(file)) {
            Files.createFile(file, FileTrees.PRIVATE_FILE);
        }
        trim();
        this.mark = Files.size(file);
    }

    Path file() {
        return file;
    }

    /** Forgets what stands there so far: {@link #tail()} begins here. */
    void mark() throws IOException {
        mark = Files.size(file);
    }

    /** The last lines since the mark, each on a line of its own, or nothing. */
    String tail() {
        try {
            long size = Files.size(file);
            long from = Math.max(size - TAIL_BYTES, Math.min(mark, size));
            List<String> lines = read(from, (int) (size - from)).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return last.isEmpty() ? "" : " Its last words in " + file + ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return " Its log " + file + " cannot be read: " + e;
        }
    }

    /**
     * When the log has outgrown 4 MB, keeps its last MB as {@code postgres.log.1} and empties it. The server appends,
     * so it goes on at the new end; lines that it writes in between may be lost.
     */
    void trim() throws IOException {
        long size = Files.size(file);
        if (size <= MAX_BYTES) {
            return;
        }
        String kept = read(size - KEPT_BYTES, KEPT_BYTES);
        FileTrees.writePrivately(file.resolveSibling("postgres.log.1"), kept);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private String read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // read on
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
