package io.ticketledger.standalone;

import io.ticketledger.platform.embedded.EmbeddedMongo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The MongoDB-compatible server as a process of its own, on a port of the system's choice. */
record MongoProcess(Process process, String uri) implements AutoCloseable {

    static MongoProcess start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MongoProcess.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("mongodb:")) {
                return new MongoProcess(process, line + "/ticketledger");
            }
        }
        throw new IOException("the server ended without a URL");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        out.println(EmbeddedMongo.start().url());
        Thread.sleep(Long.MAX_VALUE);
    }
}
