package io.ticketledger.query.reports;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Compares the shelves that reports are made from with the log, without keeping the facts of either: of each shelf it
 * makes a sum, and one of what should be there. Only where these differ, the log is read once more, to tell cells and
 * days.
 */
public final class ReportsComparison {
    /** How many shelves of one dimension are summed up in one reading of the log. */
    static final int SHELVES_AT_ONCE = 12_000;

    /** How many shelves are looked at cell by cell in one comparison. */
    static final int IN_DETAIL = 64;

    /** How many cells and days of cells of them are. */
    static final int CELLS_IN_DETAIL = 100_000;

    private static final int BATCH = 50;
    private static final int BEFORE_ALL_MONTHS = Integer.MIN_VALUE;
    private static final int AFTER_ALL_MONTHS = Integer.MAX_VALUE;
    private static final String PREFIX = "reports.";
    private static final String NO_VALUE = "(none)";

    private final Log log;
    private final int shelvesAtOnce;
    private final int cellsInDetail;

    public ReportsComparison(Log log) {
        this(log, SHELVES_AT_ONCE, CELLS_IN_DETAIL);
    }

    ReportsComparison(Log log, int shelvesAtOnce, int cellsInDetail) {
        this.log = log;
        this.shelvesAtOnce = shelvesAtOnce;
        this.cellsInDetail = cellsInDetail;
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
        int from = BEFORE_ALL_MONTHS;
        int end;
        do {
            end = comparing.end(from);
            comparing.months(from, end);
            from = end;
        } while (end != AFTER_ALL_MONTHS);
    }

    private final class Comparing {
        private final ReadModel readModel;
        private final WorkspaceScope scope;
        private final long applied;
        private final Told told;
        private final FactNumbers numbers = new FactNumbers();
        private final CellSums.Room room = new CellSums.Room(cellsInDetail);
        private int shelvesLeft = IN_DETAIL;

        Comparing(ReadModel readModel, WorkspaceScope scope, long applied, Told told) {
            this.readModel = readModel;
            this.scope = scope;
            this.applied = applied;
            this.told = told;
        }

        /** The month from the given one on before which there are not too many shelves. */
        int end(int from) {
            int end = AFTER_ALL_MONTHS;
            for (Dimension dimension : Dimension.values()) {
                Integer beyond = beyond(dimension, from);
                end = beyond == null ? end : Math.min(end, Math.max(beyond, from + 1));
            }
            return end;
        }

        /** The month of the first shelf that is too many; null when there is none. */
        private @Nullable Integer beyond(Dimension dimension, int from) {
            FindIterable<Document> shelves = between(from, AFTER_ALL_MONTHS)
                    .in(ReportsProjection.collection(readModel, dimension))
                    .projection(Projections.fields(Projections.include(Shelf.MONTH), Projections.excludeId()))
                    .sort(Sorts.ascending(Shelf.MONTH))
                    .skip(shelvesAtOnce);
            return MongoReads.<@Nullable Integer>read(() -> {
                try (MongoCursor<Document> cursor = shelves.iterator()) {
                    while (cursor.hasNext()) {
                        // What is no month of ours takes no memory.
                        if (cursor.next().get(Shelf.MONTH) instanceof Integer month) {
                            return month;
                        }
                    }
                    return null;
                }
            });
        }

        void months(int from, int end) throws IOException {
            Map<Dimension, Integer> missing = new EnumMap<>(Dimension.class);
            ComparedShelves<ShelfSum> shelves = new ComparedShelves<>(applied, (dimension, key) -> {
                boolean among = key.month() >= from && key.month() < end;
                return among && missing.merge(dimension, 1, Integer::sum) <= shelvesAtOnce
                        ? new ShelfSum(numbers)
                        : null;
            });
            for (Dimension dimension : Dimension.values()) {
                read(dimension, between(from, end), shelves);
            }
            log.replay(shelves.end(), shelves);
            tellDifferences(shelves);
            missing.forEach((dimension, number) -> {
                if (number > shelvesAtOnce) {
                    told.differ(PREFIX + dimension.word(), "more that is missing", null);
                }
            });
        }

        private void read(Dimension dimension, ScopedQuery query, ComparedShelves<ShelfSum> shelves)
                throws IOException {
            ShelfReader reader = new ShelfReader(readModel, scope, dimension, told);
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
                        shelves.put(dimension, key, reader.read(key, kept, () -> new ShelfSum(numbers)));
                    }
                    told.goOn();
                }
            }
        }

        private void tellDifferences(ComparedShelves<ShelfSum> shelves) throws IOException {
            ComparedShelves<CellSums> inDetail = new ComparedShelves<>(applied, (dimension, key) -> null);
            shelves.forEach((dimension, key, shelf) -> {
                if (shelf.tally().differs() || !shelf.saysWhatItCounted()) {
                    if (shelvesLeft-- > 0 && !room.isFull()) {
                        inDetail.put(dimension, key, cells(dimension, key));
                    } else {
                        tell(dimension, key, shelf);
                    }
                    told.goOn();
                }
            });
            if (!inDetail.isEmpty()) {
                log.replay(inDetail.end(), inDetail);
                inDetail.forEach((dimension, key, cells) -> {
                    if (cells.tally().isWhole()) {
                        tellCells(dimension, key, cells);
                    } else {
                        tell(dimension, key, shelves.get(dimension, key));
                    }
                    told.goOn();
                });
            }
        }

        private ScopedQuery between(int from, int end) {
            return scope.query().beyond(Shelf.MONTH, from - 1L, true).beyond(Shelf.MONTH, end, false);
        }

        /** The key that a shelf says it has, null when its name is another one: it is none of ours. */
        private @Nullable ShelfKey key(Document kept) {
            if (kept.get(Shelf.MONTH) instanceof Integer month
                    && kept.get(Shelf.SHELF) instanceof Integer number
                    && number >= 0
                    && number < ShelfKey.SHELVES) {
                ShelfKey key = new ShelfKey(scope.workspace(), month, number);
                return key.id().equals(kept.get("_id")) ? key : null;
            }
            return null;
        }

        private ComparedShelf<CellSums> cells(Dimension dimension, ShelfKey key) throws IOException {
            Document kept = scope.byId(ReportsProjection.collection(readModel, dimension), key.id());
            return new ShelfReader(readModel, scope, dimension, told)
                    .read(key, kept != null && key.equals(key(kept)) ? kept : null, () -> new CellSums(numbers, room));
        }

        private void tell(Dimension dimension, ShelfKey key, ComparedShelf<ShelfSum> shelf) {
            tellIndex(dimension, key, shelf);
            if (shelf.tally().differs()) {
                told.differ(
                        path(dimension, key),
                        shelf.tally().expected(),
                        shelf.tally().kept());
            }
        }

        private void tellIndex(Dimension dimension, ShelfKey key, ComparedShelf<?> shelf) {
            if (!shelf.saysWhatItCounted()) {
                told.differ(path(dimension, key) + ".index", shelf.newest(), shelf.counted());
            }
        }

        private void tellCells(Dimension dimension, ShelfKey key, ComparedShelf<CellSums> shelf) {
            tellIndex(dimension, key, shelf);
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
