package io.ticketledger.command.append;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;

/** Axon's own contract of the embedded event store, kept on the ledger's engine. */
class LedgerEventStoreContractTest extends EmbeddedEventStoreTest {
    private static final List<Store> STORES = new ArrayList<>();

    @Override
    public EventStorageEngine createStorageEngine() {
        Store store = new Store();
        STORES.add(store);
        return store.engine(Jackson3Serializer.builder().build(), builder -> builder);
    }

    @AfterAll
    static void closePools() {
        STORES.forEach(Store::close);
    }
}
