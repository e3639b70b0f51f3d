package io.ticketledger.platform.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.Stream;

/**
 * A MongoDB-compatible server in memory, reachable from this machine only. It asks nobody for a password.
 *
 * <p>Whoever finds documents gets each as it was at one moment. The server's own backend hands out the documents
 * themselves, and changes them field by field while they are being sent: what arrives is half of the one state and half
 * of the other, or nothing at all.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private final MongoServer server = new MongoServer(new Backend());

    private EmbeddedMongo() {
        server.bind("127.0.0.1", 0);
    }

    /** Starts it on a port of the system's choice. */
    public static EmbeddedMongo start() {
        return new EmbeddedMongo();
    }

    /** Without a database, and without a slash at its end. */
    public String url() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    static final class Backend extends MemoryBackend {
        @Override
        public MemoryDatabase openOrCreateDatabase(String name) {
            return new Database(name, getCursorRegistry());
        }
    }

    private static final class Database extends MemoryDatabase {
        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new CopyingCollection(this, name, options, cursorRegistry);
        }
    }

    /**
     * Its lock is that of the superclass: whoever changes a document has it, too. Who looks for documents to change them
     * gets no copies.
     */
    private static final class CopyingCollection extends MemoryCollection {
        private boolean changes;
        private boolean copies;

        CopyingCollection(Database database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        @Override
        public synchronized QueryResult handleQuery(QueryParameters parameters) {
            copies = !changes;
            try {
                return super.handleQuery(parameters);
            } finally {
                copies = false;
            }
        }

        @Override
        public synchronized Document findAndModify(Document query) {
            changes = true;
            try {
                Document answer = super.findAndModify(query);
                if (answer.get("value") instanceof Document value) {
                    answer.put("value", value.clone());
                }
                return answer;
            } finally {
                changes = false;
            }
        }

        @Override
        public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
            changes = true;
            try {
                return super.deleteDocuments(selector, limit, oplog);
            } finally {
                changes = false;
            }
        }

        /** For aggregations, which make documents of their own; a copy of each would cost them more than they do. */
        @Override
        public synchronized Stream<Document> queryAllAsStream() {
            return super.handleQuery(new QueryParameters(new Document(), 0, 0)).collectDocuments().stream();
        }

        /** A change replaces the values of a document, and never anything within them. */
        @Override
        protected QueryResult createQueryResult(List<Document> documents, int batchSize) {
            return super.createQueryResult(
                    copies ? documents.stream().map(Document::clone).toList() : documents, batchSize);
        }
    }
}
