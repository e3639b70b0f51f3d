package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a data directory to one process: an operating system's lock on {@code ledger.lock}, which a killed process
 * loses by itself.
 */
final class DataDirectoryLock implements AutoCloseable {

    /**
     * The directories that this process holds. A second channel on the file must not even be opened: closing it would
     * drop the first one's lock (POSIX locks belong to the process, not to the channel).
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Locks a directory, given by its real path.
     *
     * @throws DataDirectoryInUseException at once when it is locked already
     */
    static DataDirectoryLock acquire(Path directory) {
        if (!HELD.add(directory)) {
            throw new DataDirectoryInUseException(directory, "this process");
        }
        try {
            return new DataDirectoryLock(directory, lock(directory));
        } catch (IOException e) {
            HELD.remove(directory);
            throw new PostgresException("Cannot lock the data directory " + directory + ": " + e + ".", e);
        } catch (RuntimeException e) {
            HELD.remove(directory);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("ledger.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                FileTrees.PRIVATE_FILE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataDirectoryInUseException(directory, "another Ticket Ledger" + holder(channel));
            }
            channel.truncate(0);
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        String pid = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return pid.matches("\\d+") ? " (process " + pid + ")" : "";
    }

    /** Releases the lock. The file stays: deleting it would let two processes lock two files of that name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PostgresException("Cannot release the lock of " + directory + ": " + e + ".", e);
        } finally {
            HELD.remove(directory);
        }
    }
}
