package io.ticketledger.query.api.ledger;

import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.StatsQuery;
import io.ticketledger.query.stats.StatsView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts in the native API. */
@RestController
class LedgerStatsQueries {
    private final StatsQuery stats;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;
    private final Consistency usual;

    LedgerStatsQueries(
            StatsQuery stats,
            ReadYourWrites waiting,
            @Qualifier("statsProjection") ProjectionProgress projection,
            Consistency usualConsistency) {
        this.stats = stats;
        this.waiting = waiting;
        this.projection = projection;
        this.usual = usualConsistency;
    }

    @GetMapping("/queries/stats")
    ResponseEntity<StatsView> stats(Caller caller, HttpServletRequest request) {
        Params params = new Params(request, Set.of());
        Consistency consistency = params.consistency(usual);
        params.check();
        Freshness freshness = waiting.untilApplied(projection, consistency);
        return Answers.ok(freshness).body(stats.read(WorkspaceScope.of(caller)));
    }
}
