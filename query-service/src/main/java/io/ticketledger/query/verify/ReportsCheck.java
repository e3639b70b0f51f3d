package io.ticketledger.query.verify;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.reports.ReportsComparison;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts again what reports are made from. */
final class ReportsCheck {
    private final VerifiedLog log;
    private final AuditLog audit;
    private final EventJson json;

    ReportsCheck(VerifiedLog log, AuditLog audit, EventJson json) {
        this.log = log;
        this.audit = audit;
        this.json = json;
    }

    void check(WorkspaceScope scope, ServedModel served, Findings findings) throws IOException {
        new ReportsComparison(
                        (end, to) -> replay(scope, Math.min(end, audit.head()), to, () -> findings.settle(served)))
                .compare(served.model(), scope, served.position(), new ReportsComparison.Told() {
                    @Override
                    public void differ(String field, @Nullable Object expected, @Nullable Object kept) {
                        JsonNode here = ShownValue.of(expected);
                        JsonNode there = ShownValue.of(kept);
                        findings.add(new Difference(
                                null, ShownValue.cut(field), ShownValue.cut(here, there), ShownValue.cut(there, here)));
                    }

                    @Override
                    public void goOn() throws IOException {
                        findings.settle(served);
                    }
                });
    }

    private void replay(WorkspaceScope scope, long end, ReportsComparison.Replayed to, VerifiedLog.Pause pause)
            throws IOException {
        log.creations(
                scope,
                end,
                creations -> log.events(
                        scope,
                        creations.stream()
                                .filter(creation -> creation.type().equals(VerifiedLog.TICKET))
                                .map(Creation::stream)
                                .toList(),
                        event -> {
                            if (json.read(event.type(), event.revision(), event.payload())
                                    instanceof TicketEvent read) {
                                to.event(event.stream(), event.position(), read);
                            }
                        },
                        pause),
                pause);
    }
}
