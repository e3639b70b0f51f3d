package io.ticketledger.query.tickets;

import com.mongodb.client.MongoCollection;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.query.consistency.CommittedTicket;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads one ticket, no older than what was committed when it was asked for. */
public final class TicketReader {
    private final Supplier<ReadModel> readModel;
    private final Ledger ledger;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;

    public TicketReader(
            Supplier<ReadModel> readModel, Ledger ledger, ReadYourWrites waiting, ProjectionProgress projection) {
        this.readModel = readModel;
        this.ledger = ledger;
        this.waiting = waiting;
        this.projection = projection;
    }

    /** A ticket that was found, and how fresh it is. */
    public record Found(TicketDocument document, Freshness freshness) {}

    /**
     * The ticket; one that is deleted is not found.
     *
     * @throws ApiException NotFound, or Unavailable when it is committed but has not come here in time
     */
    public Found read(WorkspaceScope scope, TicketKey key, Consistency consistency) {
        Found found = consistency == Consistency.EVENTUAL ? whatIsThere(scope, key) : null;
        if (found == null) {
            found = whatIsCommitted(scope, key, consistency);
        }
        if (found.document().deleted()) {
            throw notFound();
        }
        return found;
    }

    private @Nullable Found whatIsThere(WorkspaceScope scope, TicketKey key) {
        ScopedQuery query = switch (key) {
            case TicketKey.Id id ->
                scope.query().is(TicketDocument.TICKET_ID, id.id().toString());
            case TicketKey.Number number -> scope.query().is(TicketDocument.NUMBER, number.number());
            case TicketKey.ShortId shortId -> scope.query().is(TicketDocument.SHORT_ID, shortId.shortId());
        };
        Document document =
                MongoReads.<@Nullable Document>read(() -> query.in(tickets()).first());
        return document == null ? null : new Found(TicketDocument.of(document), Freshness.FRESH);
    }

    private Found whatIsCommitted(WorkspaceScope scope, TicketKey key, Consistency consistency) {
        CommittedTicket committed = ledger.find(scope, key);
        if (committed == null || committed.deleted()) {
            throw notFound();
        }
        TicketDocument document = consistency == Consistency.EVENTUAL
                ? byStream(scope, committed.streamId())
                : waiting.untilVersion(
                        projection,
                        () -> byStream(scope, committed.streamId()),
                        TicketDocument::version,
                        committed.version());
        if (document == null) {
            throw new ApiException(new ApiError.Unavailable("the ticket is committed, but not yet readable", 1));
        }
        boolean fresh = consistency == Consistency.EVENTUAL || document.version() >= committed.version();
        return new Found(document, fresh ? Freshness.FRESH : waiting.lag(projection.position()));
    }

    private MongoCollection<Document> tickets() {
        return TicketIndexes.collection(readModel.get());
    }

    private @Nullable TicketDocument byStream(WorkspaceScope scope, String streamId) {
        Document document = scope.byId(tickets(), streamId);
        return document == null ? null : TicketDocument.of(document);
    }

    /** The one answer to whatever is not there, or not for this reader. */
    public static ApiException notFound() {
        return new ApiException(new ApiError.NotFound("ticket"));
    }
}
