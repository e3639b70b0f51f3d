package io.ticketledger.command.append;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.eventstore.CatalogueSerializer;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.eventstore.LedgerEventStorageEngine;
import io.ticketledger.platform.test.TestPostgres;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The append port and the engine above it, on a database of their own and under the command side's role. */
final class Store implements AutoCloseable {
    final TestPostgres.Database database;
    final HikariDataSource pool;
    final JdbcTemplate jdbc;
    final JdbcTemplate owner;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final JdbcAppendPort port;

    Store() {
        this(10);
    }

    Store(int poolSize) {
        this(TestPostgres.create(), poolSize);
    }

    Store(TestPostgres.Database database, int poolSize) {
        this.database = database;
        owner = new JdbcTemplate(database.asOwner());
        pool = database.pool(TestPostgres.COMMAND_ROLE, poolSize);
        jdbc = new JdbcTemplate(pool);
        port = new JdbcAppendPort(jdbc, new JdbcTransactionManager(pool), meters);
    }

    LedgerEventStorageEngine engine() {
        return engine(new CatalogueSerializer(new EventJson()), builder -> builder);
    }

    LedgerEventStorageEngine engine(Serializer serializer, UnaryOperator<JdbcEventStorageEngine.Builder> change) {
        JdbcEventStorageEngine.Builder builder =
                LedgerEventStorageEngine.on(pool).eventSerializer(serializer).snapshotSerializer(serializer);
        return new LedgerEventStorageEngine(change.apply(builder), pool, new Feed(pool), new AxonEventAppender(port));
    }

    long count(String table) {
        return counted("SELECT count(*) FROM " + table);
    }

    long counted(String sql) {
        List<Long> found = owner.query(sql, (row, number) -> row.getLong(1));
        return found.getFirst();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
