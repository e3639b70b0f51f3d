package io.ticketledger.query.replies;

import com.mongodb.client.MongoCollection;
import io.ticketledger.events.Ticket;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.CursorSigner;
import io.ticketledger.query.paging.NumberedPages;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketDocument;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A ticket's replies, oldest first. The ticket says how many there are, so each is fetched by its key. */
public final class RepliesQuery {
    private final MongoCollection<Document> replies;
    private final CursorSigner signer;

    public RepliesQuery(ReadModel readModel, CursorSigner signer) {
        replies = collection(readModel);
        this.signer = signer;
    }

    static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("replies");
    }

    /** @throws BadCursorException when the cursor was not made for this ticket's replies */
    public Page<ReplyView> list(WorkspaceScope scope, TicketDocument ticket, int limit, @Nullable String cursor) {
        Ticket state = ticket.ticket();
        NumberedPages pages = new NumberedPages(signer, List.of("replies", scope.workspace(), ticket.streamId()));
        long after = pages.after(cursor);
        long last = Math.min(after + limit, state.replies().count());
        List<String> ids = LongStream.rangeClosed(after + 1, last)
                .mapToObj(id -> ReplyView.documentId(ticket.streamId(), id))
                .toList();
        List<ReplyView> items = scope.byIds(replies, ids).stream()
                .map(ReplyView::of)
                .sorted(Comparator.comparingLong(ReplyView::id))
                .toList();
        NumberedPages.complete(items, ids);
        return new Page<>(items, pages.next(last, state.replies().count()));
    }
}
