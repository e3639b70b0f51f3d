package io.ticketledger.query.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Makes the processor of a projection. */
record ProjectionFactory(
        ReadModel readModel,
        StreamableMessageSource<TrackedEventMessage<?>> log,
        ToLongFunction<String> positions,
        Tokens tokens,
        int batchSize,
        MeterRegistry meters) {

    ProjectionProcessor create(Projection projection) {
        return new ProjectionProcessor(
                projection,
                readModel.processorName(projection.name()),
                log,
                positions,
                tokens,
                batchSize,
                new ProjectionMeters(projection.name(), meters));
    }
}
