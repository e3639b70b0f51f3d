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

    /** At how many events is looked by one statement, however many of them are followed by others of their tickets. */
    private static final int LOOKED = 500;

    // Said in this way it is a range of the workspace's own index, and can't be taken for one of all positions.
    private static final String PLACES = """
            WITH next AS MATERIALIZED (
                SELECT position, global_index FROM feed
                WHERE (workspace, position) > (:workspace, :after) AND (workspace, position) <= (:workspace, :end)
                ORDER BY workspace, position LIMIT :looked)
            (SELECT next.position, event.aggregate_identifier
             FROM next JOIN event USING (global_index)
             WHERE event.aggregate_type = 'Ticket'
               AND NOT EXISTS (SELECT FROM event later JOIN feed place USING (global_index)
                               WHERE later.workspace = :workspace
                                 AND later.aggregate_identifier = event.aggregate_identifier
                                 AND later.sequence_number = event.sequence_number + 1
                                 AND place.position <= :end)
             ORDER BY next.position
             LIMIT :page)
            UNION ALL
            SELECT max(position), NULL FROM next HAVING count(*) > 0""";

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

    /** @param streamId null for the place up to which was looked */
    private record Place(long position, @Nullable String streamId) {}

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
            List<ExportedTicket> page = new ArrayList<>();
            List<Place> places;
            do {
                places = places();
                long looked = after;
                Map<String, Ticket> found = tickets.byStream(scope, streams(places));
                for (Place place : places) {
                    looked = Math.max(looked, place.position());
                    String stream = place.streamId();
                    if (stream != null) {
                        page.add(exported(place.position(), stream, found.get(stream)));
                        after = place.position();
                    }
                }
                if (page.size() < PAGE) {
                    after = looked;
                }
            } while (page.isEmpty() && !places.isEmpty());
            return page;
        }

        private ExportedTicket exported(long position, String stream, @Nullable Ticket ticket) {
            if (ticket == null) {
                throw new IllegalStateException("the read model lacks the ticket of stream " + stream);
            }
            return new ExportedTicket(cursor(position), ticket);
        }

        private List<Place> places() {
            return jdbc.sql(PLACES)
                    .param("workspace", scope.workspace())
                    .param("after", after)
                    .param("end", end)
                    .param("looked", LOOKED)
                    .param("page", PAGE)
                    .query((row, number) -> new Place(row.getLong(1), row.getString(2)))
                    .list();
        }

        private String cursor(long position) {
            return signer.sign(String.valueOf(position), binding(scope));
        }

        private static Collection<String> streams(List<Place> places) {
            List<String> streams = new ArrayList<>();
            for (Place place : places) {
                String stream = place.streamId();
                if (stream != null) {
                    streams.add(stream);
                }
            }
            return streams;
        }
    }
}
