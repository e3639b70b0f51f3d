package io.ticketledger.architecture.offender.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Neither does a format make it safe. */
record FormatsSql(Connection connection) {
    PreparedStatement count(String name) throws SQLException {
        return connection.prepareStatement("SELECT count(*) FROM event WHERE name = '%s'".formatted(name));
    }
}
