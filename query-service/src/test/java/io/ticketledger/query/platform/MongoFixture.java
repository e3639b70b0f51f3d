package io.ticketledger.query.platform;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.ticketledger.platform.embedded.EmbeddedMongo;

/** A MongoDB for tests, by URL; the embedded one unless another is given. */
public final class MongoFixture implements AutoCloseable {
    private final AutoCloseable server;
    private final String url;
    final MongoClient client;

    public MongoFixture(String url, AutoCloseable server) {
        this.server = server;
        this.url = url;
        client = MongoClients.create(url);
    }

    public static MongoFixture embedded() {
        EmbeddedMongo server = EmbeddedMongo.start();
        return new MongoFixture(server.url(), server);
    }

    public String url() {
        return url;
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.close();
    }
}
