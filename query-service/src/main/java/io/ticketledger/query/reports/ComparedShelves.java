package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shelves that are being compared: takes in what is kept of them first, then what the log says. */
final class ComparedShelves<T extends Tally> implements ReportsComparison.Replayed {
    private final long applied;
    private final Missing<T> missing;
    private final Map<Dimension, Map<ShelfKey, ComparedShelf<T>>> shelves = new EnumMap<>(Dimension.class);
    private String stream = "";
    private @Nullable ReportedTicket ticket;
    private boolean whole;

    /** @param applied up to there everything must be on the shelves */
    ComparedShelves(long applied, Missing<T> missing) {
        this.applied = applied;
        this.missing = missing;
    }

    /** Gives one for a shelf that should be there and is not, or null when it does not matter. */
    interface Missing<T extends Tally> {
        @Nullable
        ComparedShelf<T> shelf(ShelfKey key);
    }

    /** Is given each shelf. */
    interface Visitor<T extends Tally> {
        void shelf(Dimension dimension, ShelfKey key, ComparedShelf<T> shelf);
    }

    void put(Dimension dimension, ShelfKey key, ComparedShelf<T> shelf) {
        of(dimension).put(key, shelf);
    }

    boolean isEmpty() {
        return shelves.isEmpty();
    }

    void forEach(Visitor<T> visitor) {
        shelves.forEach((dimension, of) -> of.forEach((key, shelf) -> visitor.shelf(dimension, key, shelf)));
    }

    /** Up to which position the log must be read. */
    long end() {
        long[] end = {applied};
        forEach((dimension, key, shelf) -> {
            Long counted = shelf.counted();
            end[0] = counted == null ? end[0] : Math.max(end[0], counted);
        });
        return end[0];
    }

    /** A stream with a hole, which no projection goes past, is followed up to there. */
    @Override
    public void event(String of, @Nullable Long position, TicketEvent event) {
        if (!of.equals(stream)) {
            stream = of;
            ticket = null;
            whole = true;
        }
        ReportedTicket before = ticket;
        long version = before == null ? 0 : before.ticket().version();
        ReportedTicket after = whole && event.version() == version + 1 ? ReportedTicket.evolve(before, event) : null;
        whole = after != null;
        ticket = after;
        if (after != null && position != null) {
            GroupedFact.of(before, event, after).forEach(fact -> add(event.workspace(), position, fact));
        }
    }

    private void add(String workspace, long position, GroupedFact grouped) {
        ShelfKey key = new CellKey(workspace, Months.of(grouped.fact().at()), grouped.group()).shelf();
        Map<ShelfKey, ComparedShelf<T>> of = of(grouped.dimension());
        ComparedShelf<T> shelf = of.get(key);
        if (shelf == null && position <= applied) {
            shelf = missing.shelf(key);
            if (shelf != null) {
                of.put(key, shelf);
            }
        }
        if (shelf != null) {
            shelf.fact(position, applied, grouped.group(), grouped.fact());
        }
    }

    private Map<ShelfKey, ComparedShelf<T>> of(Dimension dimension) {
        return shelves.computeIfAbsent(dimension, none -> new HashMap<>());
    }
}
