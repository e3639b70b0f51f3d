package io.ticketledger.command.append;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own contract of a storage engine, kept by the ledger's engine with the real append port under it. */
class LedgerEventStorageEngineContractTest
        extends BatchingEventStorageEngineTest<JdbcEventStorageEngine, JdbcEventStorageEngine.Builder> {
    private static final List<Store> STORES = new ArrayList<>();

    @BeforeEach
    void useLedgerEngine() {
        setTestSubject(createEngine());
    }

    @AfterAll
    static void closePools() {
        STORES.forEach(Store::close);
    }

    @Override
    protected JdbcEventStorageEngine createEngine(UnaryOperator<JdbcEventStorageEngine.Builder> customization) {
        Store store = new Store();
        STORES.add(store);
        JdbcEventStorageEngine engine =
                store.engine(Jackson3Serializer.builder().build(), customization);
        setTestSubject(engine);
        return engine;
    }
}
