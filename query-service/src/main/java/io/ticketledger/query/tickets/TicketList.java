package io.ticketledger.query.tickets;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import io.ticketledger.events.Ticket;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Lists of tickets. A walk goes on behind the place where the page before ended, so tickets that are added meanwhile
 * neither repeat nor hide any.
 */
public final class TicketList {
    private static final int BATCH = 200;

    private final Supplier<ReadModel> readModel;
    private final CursorSigner signer;

    public TicketList(Supplier<ReadModel> readModel, CursorSigner signer) {
        this.readModel = readModel;
        this.signer = signer;
    }

    /** @throws BadCursorException when the cursor was not made for this workspace, filter and sort */
    public Page<Ticket> list(
            WorkspaceScope scope, TicketFilter filter, TicketSort sort, int limit, @Nullable String cursor) {
        List<String> binding = binding(scope, filter, sort);
        ScopedQuery query = filter.addTo(scope.query());
        if (cursor != null) {
            String place = signer.open(cursor, binding);
            if (place == null) {
                throw new BadCursorException();
            }
            sort.after(place, query);
        }
        List<Document> found = MongoReads.read(() -> query.in(tickets())
                .sort(sort.order())
                .limit(limit + 1)
                .projection(Projections.include(
                        TicketDocument.NUMBER,
                        TicketDocument.CREATED_AT,
                        TicketDocument.UPDATED_AT,
                        TicketDocument.TICKET))
                .into(new ArrayList<>(limit + 1)));
        boolean more = found.size() > limit;
        List<Document> page = more ? found.subList(0, limit) : found;
        return new Page<>(
                page.stream().map(TicketDocument::ticket).toList(),
                more ? signer.sign(sort.placeOf(page.getLast()), binding) : null);
    }

    /** The tickets of these streams, deleted ones too, by stream. */
    public Map<String, Ticket> byStream(WorkspaceScope scope, Collection<String> streamIds) {
        Map<String, Ticket> found = new HashMap<>();
        for (Document document : scope.byIds(tickets(), streamIds, TicketDocument.TICKET)) {
            found.put(document.getString(TicketDocument.ID), TicketDocument.ticket(document));
        }
        return found;
    }

    /** How many tickets the filter lets through. */
    public long count(WorkspaceScope scope, TicketFilter filter) {
        return MongoReads.read(() -> filter.addTo(scope.query()).countIn(tickets()));
    }

    /**
     * Tickets by their place in the list. What is made of each is all that is kept in memory; the reply words are not
     * read.
     *
     * @param offset how many are left out at the beginning
     */
    public <T> List<T> slice(
            WorkspaceScope scope,
            TicketFilter filter,
            TicketSort sort,
            int offset,
            int limit,
            Function<TicketDocument, T> making) {
        return MongoReads.read(() -> filter.addTo(scope.query())
                .in(tickets())
                .sort(sort.order())
                .skip(offset)
                .limit(limit)
                .batchSize(BATCH)
                .projection(Projections.include(TicketDocument.TICKET))
                .map(document -> making.apply(TicketDocument.of(document)))
                .into(new ArrayList<>()));
    }

    private MongoCollection<Document> tickets() {
        return TicketIndexes.collection(readModel.get());
    }

    private static List<String> binding(WorkspaceScope scope, TicketFilter filter, TicketSort sort) {
        List<String> binding = new ArrayList<>(List.of("tickets", scope.workspace(), sort.word()));
        binding.addAll(filter.binding());
        return binding;
    }
}
