package io.ticketledger.command.append;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ticketledger.platform.test.TestPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The append on the oldest PostgreSQL that is supported; runs where there is a Docker engine. */
class ContainerPostgresTest extends AppendPortSuite {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerPostgresTest.class);

    private static @Nullable PostgreSQLContainer container;

    private static TestPostgres.@Nullable Server server;

    @BeforeAll
    static void start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            LOG.warn("NOT RUN: no Docker engine here, so the append was not tested on PostgreSQL 15");
        }
        assumeTrue(docker, "no Docker engine here: the append was not tested on PostgreSQL 15");
        PostgreSQLContainer started = new PostgreSQLContainer("postgres:15");
        started.start();
        container = started;
        server = TestPostgres.at(
                started.getHost(),
                started.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                started.getUsername(),
                started.getPassword());
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    TestPostgres.Database database() {
        return Objects.requireNonNull(server, "not started").create();
    }
}
