package io.ticketledger.query.exports;

import io.ticketledger.events.Ticket;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks the log from a cursor up to what the read model has applied, and finds each ticket once, where its newest event
 * stands. From the beginning that is all tickets; from a later cursor, those that changed since. Nothing is kept open
 * between two pages.
 */
public final class TicketExport {
    private static final int PAGE = 200;

    // Said in this way it is a range of the workspace's own index, and can't be taken for one of all positions. The
    // limit
    // is no parameter, so that a plan for whatever parameters is one for few rows, too.
    private static final String PLACES = """
            SELECT feed.position, event.aggregate_identifier
            FROM feed JOIN event USING (global_index)
            WHERE (feed.workspace, feed.position) > (:workspace, :after)
              AND (feed.workspace, feed.position) <= (:workspace, :end)
              AND event.aggregate_type = 'Ticket'
              AND NOT EXISTS (SELECT FROM event later JOIN feed place USING (global_index)
                              WHERE later.workspace = :workspace
                                AND later.aggregate_identifier = event.aggregate_identifier
                                AND later.sequence_number = event.sequence_number + 1
                                AND place.position <= :end)
            ORDER BY feed.workspace, feed.position
            LIMIT\s""" + PAGE;

    private static final String NEWEST = """
            SELECT position FROM feed
            WHERE (workspace, position) > (:workspace, 0) AND (workspace, position) <= (:workspace, :end)
            ORDER BY workspace DESC, position DESC LIMIT 1""";

    private final JdbcClient jdbc;
    private final ProjectionProgress projection;
    private final TicketList tickets;
    private final CursorSigner signer;

    public TicketExport(JdbcClient jdbc, ProjectionProgress projection, TicketList tickets, CursorSigner signer) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.tickets = tickets;
        this.signer = signer;
    }

    /**
     * Begins a walk. It ends at the workspace's newest event that the read model has now: none ever appears before that
     * place, and it tells nothing of other workspaces.
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
        return new Walk(scope, after, Math.max(after, newest(scope)));
    }

    private long newest(WorkspaceScope scope) {
        return jdbc.sql(NEWEST)
                .param("workspace", scope.workspace())
                .param("end", projection.position().index())
                .query(Long.class)
                .optional()
                .orElse(0L);
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
            return jdbc.sql(PLACES)
                    .param("workspace", scope.workspace())
                    .param("after", after)
                    .param("end", end)
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
