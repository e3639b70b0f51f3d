package io.ticketledger.platform.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** One transaction on a connection that is in none. */
final class Transactions {

    interface Work<T> {
        T run() throws SQLException, IOException;
    }

    private Transactions() {}

    static <T> T run(Connection connection, Work<T> work) throws SQLException, IOException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("the connection is within a transaction already");
        }
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
