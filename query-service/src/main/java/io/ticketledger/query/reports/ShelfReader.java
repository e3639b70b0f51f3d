package io.ticketledger.query.reports;

import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads shelves with all that belongs to them, whatever may stand there. */
final class ShelfReader {
    private static final int PARTS_AT_ONCE = 4;

    /** Longer than any value of a ticket that is reported by. */
    private static final int LONGEST_GROUP = 1_000;

    private final ReadModel readModel;
    private final WorkspaceScope scope;
    private final Dimension dimension;
    private final ReportsComparison.Told pause;

    /** @param pause is told to go on between reads */
    ShelfReader(ReadModel readModel, WorkspaceScope scope, Dimension dimension, ReportsComparison.Told pause) {
        this.readModel = readModel;
        this.scope = scope;
        this.dimension = dimension;
        this.pause = pause;
    }

    /**
     * Adds up a shelf and its parts, as one state: where a part was replaced meanwhile, the shelf is read again. Then
     * its newer state names other parts; if it is the same part that is missing, it is lost.
     *
     * @param present the shelf as it was read, null when it is not there
     * @param empty gives a tally of nothing
     */
    <T extends Tally> ComparedShelf<T> read(ShelfKey key, @Nullable Document present, Supplier<T> empty)
            throws IOException {
        Document shelf = present;
        Part missedBefore = null;
        while (shelf != null) {
            T tally = empty.get();
            Reading reading = new Reading(key, tally);
            reading.all(shelf);
            Part missed = reading.missed;
            if (missed != null && !missed.equals(missedBefore)) {
                missedBefore = missed;
                shelf = scope.byId(ReportsProjection.collection(readModel, dimension), key.id());
                continue;
            }
            if (missed != null) {
                tally.unreadable(missed.group());
            }
            return new ComparedShelf<>(shelf.get(Shelf.INDEX) instanceof Long counted ? counted : null, tally);
        }
        return new ComparedShelf<>(null, empty.get());
    }

    /**
     * A part that is kept by itself.
     *
     * @param block null for a net
     */
    private record Part(String name, String group, FactList.@Nullable Block block) {}

    /** Adds up what a cell holds itself, and says which parts belong to it. */
    private interface Cell {
        Stream<Part> parts(String group, byte[] bytes);
    }

    /** One reading of a shelf. What can't be read, or can't have been written by the projection, is a difference. */
    private final class Reading {
        private final ShelfKey key;
        private final Tally tally;
        private final int days;
        private @Nullable Part missed;
        private long newestPart = -1;

        Reading(ShelfKey key, Tally tally) {
            this.key = key;
            this.tally = tally;
            days = Months.days(key.month());
        }

        void all(Document shelf) throws IOException {
            each(shelf, Shelf.COUNTS, this::counts);
            each(shelf, Shelf.FACTS, this::facts);
            each(shelf, Shelf.NETS, this::nets);
            check(shelf.get(Shelf.REVISION) instanceof Long revision && revision > newestPart, null);
        }

        private void each(Document shelf, String field, Cell cell) throws IOException {
            Map<String, byte[]> groups = attempt(null, () -> Shelf.groups(shelf, field));
            if (groups == null || groups.keySet().stream().anyMatch(group -> group.length() > LONGEST_GROUP)) {
                tally.unreadable(null);
                return;
            }
            for (Map.Entry<String, byte[]> group : groups.entrySet()) {
                Stream<Part> parts = attempt(group.getKey(), () -> cell.parts(group.getKey(), group.getValue()));
                if (parts != null) {
                    read(parts.iterator());
                }
                pause.goOn();
            }
        }

        private Stream<Part> counts(String group, byte[] bytes) {
            int[] last = {0};
            CountBytes.forEach(bytes, (day, counts) -> {
                check(day > last[0] && day <= days, group);
                last[0] = day;
                for (FactKind kind : FactKind.COUNTS) {
                    if (counts[kind.place()] != 0) {
                        tally.keptCounts(group, day, kind, counts[kind.place()]);
                    }
                }
            });
            return Stream.empty();
        }

        private Stream<Part> facts(String group, byte[] bytes) {
            FactList list = FactList.of(bytes);
            addFacts(group, list.recent(), null);
            long[] last = {-1};
            return list.blocks().stream().map(block -> {
                check(block.first() >= 1 && block.first() <= block.last() && block.last() <= days, group);
                return part(FactList.KIND, group, block.revision(), last, block);
            });
        }

        private Stream<Part> nets(String group, byte[] bytes) {
            NetList list = NetList.of(bytes);
            addOpen(group, list.recent());
            check(list.kept().size() <= Shelf.MOST_NETS, group);
            long[] last = {-1};
            return list.kept().stream().map(revision -> part(NetList.KIND, group, revision, last, null));
        }

        private Part part(String kind, String group, long revision, long[] last, FactList.@Nullable Block block) {
            check(revision > last[0], group);
            last[0] = revision;
            newestPart = Math.max(newestPart, revision);
            return new Part(new CellKey(key.workspace(), key.month(), group).part(kind, revision), group, block);
        }

        private void read(Iterator<Part> parts) throws IOException {
            Map<String, Part> wanted = new LinkedHashMap<>();
            while (parts.hasNext() && missed == null) {
                Part part = parts.next();
                wanted.put(part.name(), part);
                if (wanted.size() == PARTS_AT_ONCE || !parts.hasNext()) {
                    read(wanted);
                }
            }
        }

        private void read(Map<String, Part> wanted) throws IOException {
            List<String> names = List.copyOf(wanted.keySet());
            for (Document document : scope.byIds(ReportsProjection.parts(readModel, dimension), names)) {
                Part part = wanted.remove(String.valueOf(document.get("_id")));
                if (part != null) {
                    attempt(part.group(), () -> add(part, Shelf.bytes(document)));
                }
            }
            if (!wanted.isEmpty()) {
                missed = wanted.values().iterator().next();
            }
            pause.goOn();
        }

        private boolean add(Part part, byte[] bytes) {
            if (part.block() == null) {
                addOpen(part.group(), OpenTickets.of(bytes));
            } else {
                addFacts(part.group(), bytes, part.block());
            }
            return true;
        }

        /** @param block what is said of them, null where nothing is */
        private void addFacts(String group, byte[] bytes, FactList.@Nullable Block block) {
            FactBytes.Visitor visitor = (at, kind, value) -> {
                int day = Months.dayOf(at);
                check(block == null || (day >= block.first() && day <= block.last()), group);
                tally.keptFact(group, new Fact(at, kind, value));
            };
            FactBytes.counts(bytes, Months.start(key.month()), visitor);
            FactBytes.times(bytes, Months.start(key.month()), visitor);
        }

        private void addOpen(String group, OpenTickets open) {
            long[] last = {Long.MIN_VALUE};
            open.forEach((created, number) -> {
                check(created > last[0], group);
                last[0] = created;
                tally.keptOpen(group, created, number);
            });
        }

        private void check(boolean possible, @Nullable String group) {
            if (!possible) {
                tally.unreadable(group);
            }
        }

        /** Reads what may be any bytes; null when it can't be read. */
        private <R> @Nullable R attempt(@Nullable String group, Supplier<R> reading) {
            try {
                return reading.get();
            } catch (RuntimeException e) {
                tally.unreadable(group);
                return null;
            }
        }
    }
}
