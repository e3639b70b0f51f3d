package io.ticketledger.query.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;

/** Makes the processor of a projection. */
record ProjectionFactory(
        ReadModel readModel,
        StreamableMessageSource<TrackedEventMessage<?>> log,
        Serializer serializer,
        Ledger ledger,
        Tokens tokens,
        int batchSize,
        MeterRegistry meters) {

    ProjectionProcessor create(Projection projection) {
        return new ProjectionProcessor(
                projection,
                readModel.processorName(projection.name()),
                token -> new BatchBytes(log.openStream(token), serializer),
                tokens,
                new Anchors(readModel, ledger),
                batchSize,
                new ProjectionMeters(projection.name(), ledger::head, meters));
    }
}
