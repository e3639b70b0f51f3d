package io.ticketledger.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The one database of the server. */
final class LedgerDatabase {

    private static final String NAME = "ticketledger";

    private LedgerDatabase() {}

    static String url(int port) {
        return url(port, NAME);
    }

    /** Makes the database when it is missing, which also shows that the server takes our password. */
    static void ensure(int port, String username, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "60");
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), login);
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
