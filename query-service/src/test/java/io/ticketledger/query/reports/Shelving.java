package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Puts events onto shelves, in batches as they come. */
final class Shelving {
    static final Instant FROM = Instant.parse("2011-10-20T00:00:00Z");
    static final Instant TO = Instant.parse("2012-04-10T00:00:00Z");

    /** So many bytes that nothing goes into parts, so that the same facts make the same cells. */
    static final int MANY = 1024 * 1024;

    /** So few that everything does, soon. */
    static final int FEW = 8;

    private Shelving() {}

    static void apply(List<RecordedEvent> events, Random random, Projection projection) {
        for (int i = 0; i < events.size(); ) {
            int end = Math.min(events.size(), i + 1 + random.nextInt(80));
            List<RecordedEvent> batch = events.subList(i, end);
            projection.apply(batch, new Position(batch.getLast().position()));
            i = end;
        }
    }

    static ReportsProjection projection(ReadModel readModel, List<RecordedEvent> log, int manyBytes) {
        ReportsProjection.createIndexes(readModel);
        return new ReportsProjection(
                readModel,
                (versions, events) -> log.forEach(recorded -> {
                    Long version = versions.get(recorded.streamId());
                    if (version != null && recorded.event() instanceof TicketEvent event && event.version() < version) {
                        events.accept(recorded.streamId(), event);
                    }
                }),
                10,
                manyBytes);
    }

    static WorkspaceScope scope(String workspace) {
        return WorkspaceScope.of(new Caller(workspace, "anna", "key", "Anna", Set.of()));
    }
}
