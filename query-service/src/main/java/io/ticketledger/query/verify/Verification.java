package io.ticketledger.query.verify;

import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares a workspace's read models with its log. Every ticket is folded again from its events and compared with its
 * document in the document's own version; a document has to have what its projection had applied before it was read.
 * Reads only, holds nothing between two reads, and takes no more memory for many tickets than for some.
 */
public final class Verification {
    private final VerifiedLog log;
    private final StreamsCheck streams;
    private final InventedCheck invented;
    private final StatsCheck stats;
    private final ReportsCheck reports;
    private final Kept tickets;
    private final Kept counters;
    private final Kept cells;

    /**
     * A kind of read model.
     *
     * @param served gives the one that is served now
     * @param progress how far that one is
     */
    public record Kept(Supplier<ReadModel> served, ProjectionProgress progress) {}

    public Verification(JdbcClient jdbc, AuditLog audit, EventJson json, Kept tickets, Kept counters, Kept cells) {
        log = new VerifiedLog(jdbc);
        streams = new StreamsCheck(log, json);
        invented = new InventedCheck(log);
        stats = new StatsCheck(audit, json);
        reports = new ReportsCheck(log, audit, json);
        this.tickets = tickets;
        this.counters = counters;
        this.cells = cells;
    }

    /**
     * What came out.
     *
     * @param checked how many tickets were folded
     * @param found how many differences there are
     * @param position everything up to there had been applied to all that was compared, and was looked at
     */
    public record Verified(long checked, long found, long position) {}

    private interface Step {
        void check() throws IOException;
    }

    public Verified verify(WorkspaceScope scope, VerificationObserver observer) throws IOException {
        Findings findings = new Findings(observer);
        findings.expect(log.tickets(scope));
        ServedModel served = new ServedModel(tickets.served(), tickets.progress());
        long end = served.position();
        log.creations(scope, end, creations -> check(scope, served, creations, findings), findings::tellProgress);
        attempt(served, findings, () -> invented.tickets(scope, served, findings));
        attempt(served, findings, () -> invented.channels(scope, served, findings));
        ServedModel counted = new ServedModel(counters.served(), counters.progress());
        attempt(counted, findings, () -> stats.check(scope, counted, findings));
        ServedModel reported = new ServedModel(cells.served(), cells.progress());
        attempt(reported, findings, () -> reports.check(scope, reported, findings));
        long position = Math.min(end, Math.min(counted.position(), reported.position()));
        return new Verified(findings.checked(), findings.found(), Math.max(0, position));
    }

    /** Those whose read models are compared. */
    public List<ProjectionProgress> projections() {
        return List.of(tickets.progress(), counters.progress(), cells.progress());
    }

    private void check(WorkspaceScope scope, ServedModel served, List<Creation> found, Findings findings)
            throws IOException {
        List<Creation> ofTickets = ofType(VerifiedLog.TICKET, found);
        List<Creation> ofChannels = ofType(VerifiedLog.CHANNEL, found);
        if (!ofTickets.isEmpty()) {
            attempt(served, findings, () -> streams.tickets(scope, served, ofTickets, findings));
        }
        if (!ofChannels.isEmpty()) {
            attempt(served, findings, () -> streams.channels(scope, served, ofChannels, findings));
        }
        findings.checked(ofTickets.size());
    }

    private static List<Creation> ofType(String type, List<Creation> creations) {
        return creations.stream()
                .filter(creation -> creation.type().equals(type))
                .toList();
    }

    /** Does it again as long as another read model was put into the place of the one that was read. */
    private static void attempt(ServedModel served, Findings findings, Step step) throws IOException {
        while (true) {
            try {
                step.check();
                findings.settle(served);
                return;
            } catch (RuntimeException e) {
                // Of one that is dropped meanwhile, anything may be missing, and any read may fail.
                if (served.current()) {
                    throw e;
                }
            }
            findings.forget();
            served.take();
        }
    }
}
