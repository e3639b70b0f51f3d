package io.ticketledger.query.stats;

import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.function.Supplier;
import org.bson.Document;

/** Reads the counters of a workspace. */
public final class StatsQuery {
    private final Supplier<ReadModel> readModel;

    public StatsQuery(Supplier<ReadModel> readModel) {
        this.readModel = readModel;
    }

    public StatsView read(WorkspaceScope scope) {
        Document document = scope.byId(StatsProjection.collection(readModel.get()), scope.workspace());
        return StatsView.of(document == null ? Counters.none(scope.workspace()) : Counters.of(document));
    }
}
