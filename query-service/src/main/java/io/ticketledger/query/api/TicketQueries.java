package io.ticketledger.query.api;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.changelog.ChangeLogQuery;
import io.ticketledger.query.channels.ChannelQuery;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.replies.RepliesQuery;
import io.ticketledger.query.replies.ReplyView;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketDocument;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketList;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.tickets.TicketSort;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The dialects' way to tickets: what a caller can see, no older than the caller asks for. */
@Component
public class TicketQueries {
    /** The parameter by which a reader of any API chooses. */
    public static final String CONSISTENCY = "consistency";

    private final TicketReader reader;
    private final TicketList list;
    private final RepliesQuery replies;
    private final ChangeLogQuery changeLog;
    private final ChannelQuery channels;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;
    private final Consistency usual;

    TicketQueries(
            TicketReader reader,
            TicketList list,
            RepliesQuery replies,
            ChangeLogQuery changeLog,
            ChannelQuery channels,
            ReadYourWrites waiting,
            @Qualifier("ticketsProjection") ProjectionProgress projection,
            Consistency usualConsistency) {
        this.reader = reader;
        this.list = list;
        this.replies = replies;
        this.changeLog = changeLog;
        this.channels = channels;
        this.waiting = waiting;
        this.projection = projection;
        this.usual = usualConsistency;
    }

    /**
     * What the parameters ask for, or the usual.
     *
     * @throws ApiException {@code InvalidFields} when it is neither {@code eventual} nor {@code strong}
     */
    public Consistency consistency(Map<String, List<String>> parameters) {
        List<String> asked = parameters.get(CONSISTENCY);
        if (asked == null) {
            return usual;
        }
        return switch (asked.getLast()) {
            case "eventual" -> Consistency.EVENTUAL;
            case "strong" -> Consistency.STRONG;
            default ->
                throw new ApiException(
                        new ApiError.InvalidFields(Map.of(CONSISTENCY, List.of("must be eventual or strong"))));
        };
    }

    /**
     * One ticket.
     *
     * @throws ApiException {@code NotFound("ticket")}, or {@code Unavailable} when it is not readable in time
     */
    public TicketReader.Found ticket(Caller caller, TicketKey key, Consistency consistency) {
        return reader.read(WorkspaceScope.of(caller), key, consistency);
    }

    /** Waits, within bounds, until what is committed now can be read; then everything that the caller can see. */
    public View view(Caller caller, Consistency consistency) {
        return new View(WorkspaceScope.of(caller), waiting.untilApplied(projection, consistency));
    }

    /** The newest replies of a ticket that was read, oldest first. */
    public List<ReplyView> replies(Caller caller, TicketDocument ticket, int most) {
        return replies.newest(WorkspaceScope.of(caller), ticket, most);
    }

    /** The newest change-log entries from a ticket's events, oldest first; an imported log stands before them. */
    public List<ChangeLogEntry> changeLog(Caller caller, TicketDocument ticket, int most) {
        return changeLogs(caller, List.of(ticket), most).getOrDefault(ticket.streamId(), List.of());
    }

    /** The same of several tickets, by stream. */
    public Map<String, List<ChangeLogEntry>> changeLogs(Caller caller, Collection<TicketDocument> tickets, int most) {
        return changeLog.newest(WorkspaceScope.of(caller), tickets, most);
    }

    /** What one caller can see. */
    public final class View {
        private final WorkspaceScope scope;
        private final Freshness freshness;

        private View(WorkspaceScope scope, Freshness freshness) {
            this.scope = scope;
            this.freshness = freshness;
        }

        public Freshness freshness() {
            return freshness;
        }

        public long count(TicketFilter filter) {
            return list.count(scope, filter);
        }

        /** Tickets by their place in the list; only what is made of each is kept in memory. */
        public <T> List<T> slice(
                TicketFilter filter, TicketSort sort, int offset, int limit, Function<TicketDocument, T> making) {
            return list.slice(scope, filter, sort, offset, limit, making);
        }

        /** The channel that a type of ticket has in a guild; null when none was configured. */
        public @Nullable TicketChannel channel(String guildId, String ticketType) {
            return channels.find(scope, guildId, ticketType);
        }
    }
}
