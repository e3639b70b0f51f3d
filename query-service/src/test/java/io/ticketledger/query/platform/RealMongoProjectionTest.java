package io.ticketledger.query.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The projections on a real MongoDB, a replica set of one; runs where there is a Docker engine. */
class RealMongoProjectionTest extends ProjectionSuite {
    private static final Logger log = LoggerFactory.getLogger(RealMongoProjectionTest.class);
    private static @Nullable MongoFixture mongo;

    @BeforeAll
    static void start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            log.warn("NOT RUN: no Docker engine here, so the projections were not tested on a real MongoDB");
        }
        assumeTrue(docker, "no Docker engine here: the projections were not tested on a real MongoDB");
        MongoDBContainer container = new MongoDBContainer("mongo:8");
        container.start();
        mongo = new MongoFixture(container.getReplicaSetUrl(), container);
    }

    @AfterAll
    static void shutDown() throws Exception {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Override
    MongoFixture mongo() {
        if (mongo == null) {
            throw new IllegalStateException("not started");
        }
        return mongo;
    }
}
