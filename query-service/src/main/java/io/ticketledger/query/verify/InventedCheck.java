package io.ticketledger.query.verify;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.ticketledger.query.channels.ChannelDocument;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketDocument;
import io.ticketledger.query.tickets.TicketIndexes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * Finds documents that no event accounts for. Documents are read first, then the log is asked for their streams: what
 * was written since is there.
 */
final class InventedCheck {
    private static final int PAGE = 1_000;

    private final VerifiedLog log;

    InventedCheck(VerifiedLog log) {
        this.log = log;
    }

    void tickets(WorkspaceScope scope, ServedModel served, Findings findings) throws IOException {
        walk(
                scope,
                VerifiedLog.TICKET,
                TicketIndexes.collection(served.model()),
                new String[] {WorkspaceScope.WORKSPACE, TicketDocument.TICKET_ID},
                document -> new Difference(
                        ShownValue.cut(String.valueOf(document.get(TicketDocument.TICKET_ID))),
                        "version",
                        ShownValue.of(null),
                        ShownValue.cut(ShownValue.of(document.get(TicketDocument.VERSION)), ShownValue.of(null))),
                served,
                findings);
    }

    void channels(WorkspaceScope scope, ServedModel served, Findings findings) throws IOException {
        walk(
                scope,
                VerifiedLog.CHANNEL,
                ChannelDocument.collection(served.model()),
                new String[] {WorkspaceScope.WORKSPACE, ChannelDocument.GUILD_ID, ChannelDocument.TICKET_TYPE},
                document -> new Difference(
                        null,
                        ShownValue.cut(KeptChannel.name(String.valueOf(document.get(ChannelDocument.ID))) + ".version"),
                        ShownValue.of(null),
                        ShownValue.cut(ShownValue.of(document.get(ChannelDocument.VERSION)), ShownValue.of(null))),
                served,
                findings);
    }

    /** In the order of a unique index of the workspace, which also has documents that lack its fields. */
    private void walk(
            WorkspaceScope scope,
            String type,
            MongoCollection<Document> collection,
            String[] order,
            Function<Document, Difference> invented,
            ServedModel served,
            Findings findings)
            throws IOException {
        try (MongoCursor<Document> cursor = MongoReads.read(() -> scope.query()
                .in(collection)
                .projection(Projections.include(TicketDocument.TICKET_ID, TicketDocument.VERSION))
                .sort(Sorts.ascending(order))
                .batchSize(PAGE)
                .iterator())) {
            List<Document> page;
            do {
                page = MongoReads.read(() -> next(cursor));
                Set<String> there = log.there(scope, type, streams(page));
                page.stream()
                        .filter(document ->
                                !(document.get(TicketDocument.ID) instanceof String stream) || !there.contains(stream))
                        .map(invented)
                        .forEach(findings::add);
                findings.settle(served);
            } while (page.size() == PAGE);
        }
    }

    private static List<Document> next(MongoCursor<Document> cursor) {
        List<Document> page = new ArrayList<>();
        while (page.size() < PAGE && cursor.hasNext()) {
            page.add(cursor.next());
        }
        return page;
    }

    private static List<String> streams(List<Document> page) {
        return page.stream()
                .map(document -> document.get(TicketDocument.ID))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
