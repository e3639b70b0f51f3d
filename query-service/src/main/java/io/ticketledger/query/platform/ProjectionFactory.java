package io.ticketledger.query.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.projection.ReadModel;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;

/**
 * Makes builds of projections.
 *
 * @param first the first build of the generation
 */
record ProjectionFactory(
        ReadModel first,
        StreamableMessageSource<TrackedEventMessage<?>> log,
        Serializer serializer,
        Ledger ledger,
        Tokens tokens,
        Anchors anchors,
        int batchSize,
        MeterRegistry meters) {

    Build create(ProjectionPlan plan, int number) {
        ReadModel readModel = readModel(number);
        return new Build(
                readModel,
                new ProjectionProcessor(
                        plan.projection().apply(readModel),
                        readModel.processorName(plan.name()),
                        token -> new BatchBytes(log.openStream(token), serializer),
                        tokens,
                        anchors,
                        batchSize,
                        new ProjectionMeters(plan.name(), number, ledger::head, meters)));
    }

    ReadModel readModel(int number) {
        return first.withBuild(number);
    }
}
