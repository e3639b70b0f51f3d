package io.ticketledger.query.reports;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.io.IOException;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Compares the shelves that reports are made from with the log, without keeping the facts of either: of each shelf it
 * makes a sum, and one of what should be there. Only where these differ, the log is read once more, to tell cells and
 * days.
 */
public final class ReportsComparison {
    /** How many shelves of one dimension are summed up in one reading of the log. */
    static final int SHELVES_AT_ONCE = 6_000;

    /** How many shelves are looked at cell by cell in one comparison, and after how many bytes of them no more are. */
    static final int IN_DETAIL = 64;

    static final long BYTES_IN_DETAIL = 4 * 1024 * 1024;

    private static final int BATCH = 50;
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int BEYOND = Integer.MAX_VALUE;
    private static final String PREFIX = "reports.";
    private static final String NO_VALUE = "(none)";

    private final Log log;
    private final int shelvesAtOnce;

    public ReportsComparison(Log log) {
        this(log, SHELVES_AT_ONCE);
    }

    ReportsComparison(Log log, int shelvesAtOnce) {
        this.log = log;
        this.shelvesAtOnce = shelvesAtOnce;
    }

    /** The events of a workspace's tickets. */
    public interface Log {
        /** Gives all streams that were created up to a position, one after the other, each from its first event on. */
        void replay(long end, Replayed to) throws IOException;
    }

    /** Is given the events of the log. */
    public interface Replayed {
        /** @param position null as long as it has none */
        void event(String stream, @Nullable Long position, TicketEvent event);
    }

    /** Is told of differences. */
    public interface Told {
        /**
         * @param field such as {@code reports.type.2026-01-31.incident.created}
         * @param log what the log says; null for nothing
         * @param kept what the read model has; null for nothing
         */
        void differ(String field, @Nullable Object log, @Nullable Object kept);

        /** Is called from time to time while shelves are read. */
        void goOn() throws IOException;
    }

    /**
     * Compares everything that is kept, and what should be.
     *
     * @param applied up to there everything had been applied before
     */
    public void compare(ReadModel readModel, WorkspaceScope scope, long applied, Told told) throws IOException {
        Comparing comparing = new Comparing(readModel, scope, applied, told);
        int from = FIRST;
        int end;
        do {
            end = comparing.end(from);
            comparing.months(from, end);
            from = end;
        } while (end != BEYOND);
    }

    private final class Comparing {
        private final ReadModel readModel;
        private final WorkspaceScope scope;
        private final long applied;
        private final Told told;
        private final FactSums sums = new FactSums();
        private int shelvesLeft = IN_DETAIL;
        private long bytesLeft = BYTES_IN_DETAIL;

        Comparing(ReadModel readModel, WorkspaceScope scope, long applied, Told told) {
            this.readModel = readModel;
            this.scope = scope;
            this.applied = applied;
            this.told = told;
        }

        /** The month from the given one on before which there are not too many shelves. */
        int end(int from) {
            int end = BEYOND;
            for (Dimension dimension : Dimension.values()) {
                Document beyond = MongoReads.<@Nullable Document>read(() -> between(from, BEYOND)
                        .in(ReportsProjection.collection(readModel, dimension))
                        .projection(Projections.include(Shelf.MONTH))
                        .sort(Sorts.ascending(Shelf.MONTH))
                        .skip(shelvesAtOnce)
                        .first());
                if (beyond != null && beyond.get(Shelf.MONTH) instanceof Integer month) {
                    end = Math.min(end, Math.max(month, from + 1));
                }
            }
            return end;
        }

        void months(int from, int end) throws IOException {
            ComparedShelves<ShelfSum> shelves = new ComparedShelves<>(
                    applied,
                    key -> key.month() >= from && key.month() < end
                            ? new ComparedShelf<>(null, new ShelfSum(sums))
                            : null);
            for (Dimension dimension : Dimension.values()) {
                read(dimension, between(from, end), shelves);
            }
            log.replay(shelves.end(), shelves);
            tell(shelves);
        }

        private void read(Dimension dimension, ScopedQuery query, ComparedShelves<ShelfSum> shelves)
                throws IOException {
            ShelfReader reader = new ShelfReader(readModel, scope, dimension);
            try (MongoCursor<Document> cursor =
                    MongoReads.read(() -> query.in(ReportsProjection.collection(readModel, dimension))
                            .batchSize(BATCH)
                            .iterator())) {
                while (MongoReads.read(cursor::hasNext)) {
                    Document kept = MongoReads.read(cursor::next);
                    ShelfKey key = key(kept);
                    if (key == null) {
                        told.differ(
                                PREFIX + dimension.word() + '[' + kept.get("_id") + ']',
                                null,
                                kept.get(Shelf.REVISION));
                    } else {
                        shelves.put(dimension, key, reader.read(key, kept, () -> new ShelfSum(sums)));
                    }
                    told.goOn();
                }
            }
        }

        private void tell(ComparedShelves<ShelfSum> shelves) throws IOException {
            ComparedShelves<CellSums> inDetail = new ComparedShelves<>(applied, key -> null);
            shelves.forEach((dimension, key, sum) -> {
                if (sum.tally().differs() || !sum.counts()) {
                    look(dimension, key, sum, inDetail);
                }
            });
            if (!inDetail.isEmpty()) {
                log.replay(inDetail.end(), inDetail);
                inDetail.forEach(this::tell);
            }
        }

        private ScopedQuery between(int from, int end) {
            return scope.query().beyond(Shelf.MONTH, from - 1L, true).beyond(Shelf.MONTH, end, false);
        }

        /** The key that a shelf says it has, null when its name is another one: it is none of ours. */
        private @Nullable ShelfKey key(Document kept) {
            if (kept.get(Shelf.MONTH) instanceof Integer month && kept.get(Shelf.SHELF) instanceof Integer number) {
                ShelfKey key = new ShelfKey(scope.workspace(), month, number);
                return key.id().equals(kept.get("_id")) ? key : null;
            }
            return null;
        }

        /** Takes it into those that are looked at cell by cell, or tells that it differs, if there are many already. */
        private void look(
                Dimension dimension, ShelfKey key, ComparedShelf<ShelfSum> sum, ComparedShelves<CellSums> inDetail) {
            if (shelvesLeft > 0 && bytesLeft > 0) {
                Document found = scope.byId(ReportsProjection.collection(readModel, dimension), key.id());
                Document kept = found != null && key.equals(key(found)) ? found : null;
                shelvesLeft--;
                bytesLeft -= kept == null ? 0 : ShelfReader.length(kept);
                ShelfReader reader = new ShelfReader(readModel, scope, dimension);
                inDetail.put(dimension, key, reader.read(key, kept, () -> new CellSums(sums)));
            } else {
                told.differ(
                        path(dimension, key),
                        sum.tally().expected(),
                        sum.tally().kept());
            }
        }

        private void tell(Dimension dimension, ShelfKey key, ComparedShelf<CellSums> shelf) {
            if (!shelf.counts()) {
                told.differ(path(dimension, key) + ".index", shelf.newest(), shelf.counted());
            }
            shelf.tally()
                    .tell((group, day, what, expected, kept) -> told.differ(
                            group == null
                                    ? path(dimension, key) + '.' + what
                                    : path(dimension, key.month(), day, group) + '.' + what,
                            expected,
                            kept));
        }
    }

    private static String path(Dimension dimension, ShelfKey key) {
        return PREFIX + dimension.word() + '.' + Months.yearMonth(key.month()) + '[' + key.shelf() + ']';
    }

    /** @param day 0 for the whole month */
    private static String path(Dimension dimension, int month, int day, String group) {
        String period = PREFIX
                + dimension.word()
                + '.'
                + Months.yearMonth(month)
                + (day == 0 ? "" : String.format(Locale.ROOT, "-%02d", day));
        return dimension == Dimension.ALL ? period : period + '.' + (group.equals(Dimension.NONE) ? NO_VALUE : group);
    }
}
