package io.ticketledger.query.exports;

import io.ticketledger.events.Ticket;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.CursorSigner;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks the log from a cursor up to what the read model has applied, and finds each ticket once, where its newest event
 * stands. From the beginning that is all tickets; from a later cursor, those that changed since. Nothing is kept open
 * between two pages.
 */
public final class TicketExport {
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LongSupplier settled;
    private final ProjectionProgress projection;
    private final TicketList tickets;
    private final CursorSigner signer;

    /** @param settled the position up to which every event that will ever be there is visible */
    public TicketExport(
            JdbcClient jdbc,
            Ledger ledger,
            LongSupplier settled,
            ProjectionProgress projection,
            TicketList tickets,
            CursorSigner signer) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settled = settled;
        this.projection = projection;
        this.tickets = tickets;
        this.signer = signer;
    }

    /**
     * Begins a walk. It ends where the log does now, before the first event that is missing from the read model, and
     * before the first position at which one may still appear.
     *
     * @throws BadCursorException when the cursor is not of an export of this workspace
     */
    public Walk from(WorkspaceScope scope, @Nullable String cursor) {
        long after = 0;
        if (cursor != null) {
            String place = signer.open(cursor, binding(scope));
            if (place == null) {
                throw new BadCursorException();
            }
            after = Long.parseLong(place);
        }
        return new Walk(scope, after, Math.max(after, end()));
    }

    private long end() {
        // Before the position is read: what is settled then has been passed by it, or is in its gaps.
        long settledIndex = settled.getAsLong();
        Position applied = projection.position();
        for (long gap : applied.gaps()) {
            if (gap > settledIndex || !ledger.covered(Position.of(gap, List.of(gap)), gap)) {
                return gap - 1;
            }
        }
        return applied.index();
    }

    private static List<String> binding(WorkspaceScope scope) {
        return List.of("ticket export", scope.workspace());
    }

    private record Place(long position, String streamId) {}

    /** An export that is under way. */
    public final class Walk {
        private final WorkspaceScope scope;
        private final long end;
        private long after;

        private Walk(WorkspaceScope scope, long after, long end) {
            this.scope = scope;
            this.after = after;
            this.end = end;
        }

        /** Where the next export goes on, once this one has come to its end. */
        public String endCursor() {
            return cursor(end);
        }

        /** The next tickets; none at the end. */
        public List<ExportedTicket> next() {
            List<Place> places = places();
            Map<String, Ticket> found = tickets.byStream(scope, streams(places));
            List<ExportedTicket> page = new ArrayList<>(places.size());
            for (Place place : places) {
                Ticket ticket = found.get(place.streamId());
                if (ticket == null) {
                    throw new IllegalStateException("the read model lacks the ticket of stream " + place.streamId());
                }
                page.add(new ExportedTicket(cursor(place.position()), ticket));
                after = place.position();
            }
            return page;
        }

        private List<Place> places() {
            return jdbc.sql("""
                            SELECT e.global_index, e.aggregate_identifier
                            FROM event e
                            WHERE e.workspace = :workspace
                              AND e.aggregate_type = 'Ticket'
                              AND e.global_index > :after AND e.global_index <= :end
                              AND NOT EXISTS (SELECT 1 FROM event n
                                              WHERE n.aggregate_identifier = e.aggregate_identifier
                                                AND n.sequence_number = e.sequence_number + 1
                                                AND n.global_index <= :end)
                            ORDER BY e.global_index
                            LIMIT :page""")
                    .param("workspace", scope.workspace())
                    .param("after", after)
                    .param("end", end)
                    .param("page", PAGE)
                    .query((row, number) -> new Place(row.getLong(1), row.getString(2)))
                    .list();
        }

        private String cursor(long position) {
            return signer.sign(String.valueOf(position), binding(scope));
        }

        private static Collection<String> streams(List<Place> places) {
            return places.stream().map(Place::streamId).toList();
        }
    }
}
