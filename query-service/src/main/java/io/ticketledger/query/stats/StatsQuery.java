package io.ticketledger.query.stats;

import com.mongodb.client.MongoCollection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import org.bson.Document;

/** Reads the counters of a workspace. */
public final class StatsQuery {
    private final MongoCollection<Document> stats;

    public StatsQuery(ReadModel readModel) {
        stats = StatsProjection.collection(readModel);
    }

    public StatsView read(WorkspaceScope scope) {
        Document document = scope.byId(stats, scope.workspace());
        return StatsView.of(document == null ? Counters.none(scope.workspace()) : Counters.of(document));
    }
}
