package io.ticketledger.query.changelog;

import com.mongodb.client.MongoCollection;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.json.ImportedLog;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.NumberedPages;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A ticket's change log, oldest first. The ticket's version says how long it is, so each entry is fetched by its key. */
public final class ChangeLogQuery {
    private static final int BATCH = 5_000;

    private final Supplier<ReadModel> readModel;
    private final CursorSigner signer;

    public ChangeLogQuery(Supplier<ReadModel> readModel, CursorSigner signer) {
        this.readModel = readModel;
        this.signer = signer;
    }

    public static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("change-log");
    }

    /**
     * The entries of the log that an importer brought, and after them those from the events.
     *
     * @throws BadCursorException when the cursor was not made for this ticket's change log
     */
    public Page<Object> list(WorkspaceScope scope, TicketDocument ticket, int limit, @Nullable String cursor) {
        NumberedPages pages = new NumberedPages(signer, List.of("change-log", scope.workspace(), ticket.streamId()));
        List<JsonNode> imported = ImportedLog.entries(ticket.ticket().importedChangeLog());
        long after = pages.after(cursor);
        long total = imported.size() + ticket.version();
        long last = Math.min(after + limit, total);
        List<Object> items = new ArrayList<>();
        if (after < imported.size()) {
            items.addAll(imported.subList((int) after, (int) Math.min(last, imported.size())));
        }
        long firstVersion = Math.max(after - imported.size(), 0) + 1;
        items.addAll(entries(scope, ticket.streamId(), firstVersion, last - imported.size()));
        return new Page<>(items, pages.next(last, total));
    }

    /**
     * The newest entries from each ticket's events, oldest first, by stream. The imported log is not among them.
     *
     * @param most how many entries of each ticket at most
     */
    public Map<String, List<ChangeLogEntry>> newest(
            WorkspaceScope scope, Collection<TicketDocument> tickets, int most) {
        Map<String, List<ChangeLogEntry>> newest = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (TicketDocument ticket : tickets) {
            newest.put(ticket.streamId(), new ArrayList<>());
            ids.addAll(ids(ticket.streamId(), Math.max(1, ticket.version() - most + 1), ticket.version()));
        }
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            List<Document> found = scope.byIds(collection(readModel.get()), batch);
            NumberedPages.complete(found, batch);
            for (Document document : found) {
                Objects.requireNonNull(newest.get(ChangeLogDocument.streamId(document)))
                        .add(ChangeLogDocument.entry(document));
            }
        }
        newest.values().forEach(log -> log.sort(Comparator.comparingLong(ChangeLogEntry::version)));
        return newest;
    }

    private List<ChangeLogEntry> entries(WorkspaceScope scope, String streamId, long from, long to) {
        List<String> ids = ids(streamId, from, to);
        List<ChangeLogEntry> found = scope.byIds(collection(readModel.get()), ids).stream()
                .map(ChangeLogDocument::entry)
                .sorted(Comparator.comparingLong(ChangeLogEntry::version))
                .toList();
        NumberedPages.complete(found, ids);
        return found;
    }

    private static List<String> ids(String streamId, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(version -> ChangeLogDocument.id(streamId, version))
                .toList();
    }
}
