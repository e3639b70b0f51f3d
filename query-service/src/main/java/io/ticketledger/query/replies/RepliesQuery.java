package io.ticketledger.query.replies;

import com.mongodb.client.MongoCollection;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.NumberedPages;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketDocument;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A ticket's replies, oldest first. The ticket says how many there are, so each is fetched by its key. */
public final class RepliesQuery {
    private final Supplier<ReadModel> readModel;
    private final CursorSigner signer;

    public RepliesQuery(Supplier<ReadModel> readModel, CursorSigner signer) {
        this.readModel = readModel;
        this.signer = signer;
    }

    public static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("replies");
    }

    /** @throws BadCursorException when the cursor was not made for this ticket's replies */
    public Page<ReplyView> list(WorkspaceScope scope, TicketDocument ticket, int limit, @Nullable String cursor) {
        NumberedPages pages = new NumberedPages(signer, List.of("replies", scope.workspace(), ticket.streamId()));
        long after = pages.after(cursor);
        long total = ticket.ticket().replies().count();
        long last = Math.min(after + limit, total);
        return new Page<>(numbered(scope, ticket, after + 1, last), pages.next(last, total));
    }

    /** The newest replies, oldest first. */
    public List<ReplyView> newest(WorkspaceScope scope, TicketDocument ticket, int most) {
        long total = ticket.ticket().replies().count();
        return numbered(scope, ticket, Math.max(1, total - most + 1), total);
    }

    private List<ReplyView> numbered(WorkspaceScope scope, TicketDocument ticket, long first, long last) {
        List<String> ids = LongStream.rangeClosed(first, last)
                .mapToObj(id -> ReplyView.documentId(ticket.streamId(), id))
                .toList();
        List<ReplyView> items = scope.byIds(collection(readModel.get()), ids).stream()
                .map(ReplyView::of)
                .sorted(Comparator.comparingLong(ReplyView::id))
                .toList();
        NumberedPages.complete(items, ids);
        return items;
    }
}
