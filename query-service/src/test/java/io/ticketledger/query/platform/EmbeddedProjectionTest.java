package io.ticketledger.query.platform;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The projections on the embedded, MongoDB-compatible server. */
class EmbeddedProjectionTest extends ProjectionSuite {
    private static MongoFixture mongo;

    @BeforeAll
    static void start() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void shutDown() throws Exception {
        mongo.close();
    }

    @Override
    MongoFixture mongo() {
        return mongo;
    }
}
