package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the server on a port. */
record Launch(
        Path data, ServerAccount account, PostgresCommands commands, Postmaster postmaster, PostgresLog serverLog) {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final int PORT_ATTEMPTS = 3;

    /** Returns the port, a free one when 0 is wanted. */
    int on(int wanted) throws IOException {
        if (wanted != 0) {
            start(wanted);
            return wanted;
        }
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start(port);
                return port;
            } catch (PortTakenException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void start(int port) throws IOException {
        PostgresSettings.write(data, port, account);
        serverLog.mark();
        if (commands.start(data, BOUND)) {
            return;
        }
        String lastWords = serverLog.tail();
        postmaster.kill();
        if (lastWords.contains("could not create any TCP/IP sockets")) {
            throw new PortTakenException(
                    "PostgreSQL cannot listen on 127.0.0.1:" + port + ": the port is taken." + lastWords);
        }
        throw new PostgresException("PostgreSQL does not start in " + data + "." + lastWords);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Another process can take a port between our finding it free and the server's listening on it. */
    private static final class PortTakenException extends PostgresException {

        PortTakenException(String message) {
            super(message);
        }
    }
}
