package io.ticketledger.standalone.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside the tests' own, which starts a server and holds it until it is killed. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(String action, Path directory, Path cache) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildProcess.class.getName()));
        command.addAll(List.of(action, directory.toString(), cache.toString()));
        return new ChildProcess(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /** Waits for the child's verdict, a line that begins with "=". */
    String answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("=")) {
                return line.substring(1);
            }
        }
        throw new IOException("the child ended without an answer");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Actions: {@code unpack} the binaries into the cache, or {@code start} a server, write to it and stay. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Path directory = Path.of(arguments[1]);
        Path cache = Path.of(arguments[2]);
        PrintStream out = System.out;
        try {
            if (arguments[0].equals("unpack")) {
                out.println("="
                        + PostgresBinaries.install(cache, new ServerAccount(List.of(), -1, -1))
                                .getFileName());
                return;
            }
            PostgresServer server =
                    PostgresServer.start(PostgresOptions.in(directory).withCache(cache));
            Sql.execute(server, "CREATE TABLE kept (id int PRIMARY KEY)", "INSERT INTO kept VALUES (1), (2), (3)");
            out.println("=started");
            Thread.sleep(Long.MAX_VALUE);
        } catch (PostgresException e) {
            out.println("=" + e.getClass().getSimpleName());
        }
    }
}
