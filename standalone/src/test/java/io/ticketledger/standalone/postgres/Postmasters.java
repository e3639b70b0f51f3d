package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A look at a directory's processes, from outside. */
public final class Postmasters {

    private Postmasters() {}

    static Postmaster of(Path directory) throws IOException {
        Path real = directory.toRealPath();
        return new Postmaster(
                real.resolve("postgres"),
                new PostgresCommands(real, new ServerAccount(List.of(), -1, -1), new PostgresLog(real)));
    }

    /** The processes on the directory that are not children of another one there. */
    public static List<Long> heads(Path directory) throws IOException {
        List<Long> all = of(directory).processes();
        return all.stream().filter(pid -> !all.contains(parent(pid))).toList();
    }

    private static long parent(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }
}
