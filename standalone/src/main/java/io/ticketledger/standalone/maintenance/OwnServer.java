package io.ticketledger.standalone.maintenance;

import io.ticketledger.standalone.postgres.PostgresLogin;
import io.ticketledger.standalone.postgres.PostgresServer;
import java.nio.file.Path;

/** A PostgreSQL for the time of a command, which also stops when the command is interrupted. */
final class OwnServer implements AutoCloseable {

    private final PostgresServer server;

    private OwnServer(PostgresServer server) {
        this.server = server;
        // Stays for the rest of the process, which is short; a second close does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
    }

    static OwnServer start(Path directory) {
        return new OwnServer(PostgresServer.start(directory));
    }

    PostgresLogin login() {
        return server.login();
    }

    @Override
    public void close() {
        server.close();
    }
}
