package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shelves that are being compared: takes in what is kept of them first, then what the log says. */
final class ComparedShelves<T extends Tally> implements ReportsComparison.Replayed {
    private static final Comparator<ShelfKey> ORDER =
            Comparator.comparingInt(ShelfKey::month).thenComparingInt(ShelfKey::shelf);

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

    /** Gives a tally for a shelf that should be there and is not, or null when it does not matter. */
    interface Missing<T extends Tally> {
        @Nullable
        T tally(Dimension dimension, ShelfKey key);
    }

    /** Is given each shelf, in the order of properties, months and shelves. */
    interface Visitor<T extends Tally> {
        void shelf(Dimension dimension, ShelfKey key, ComparedShelf<T> shelf) throws IOException;
    }

    void put(Dimension dimension, ShelfKey key, ComparedShelf<T> shelf) {
        of(dimension).put(key, shelf);
    }

    boolean isEmpty() {
        return shelves.isEmpty();
    }

    void forEach(Visitor<T> visitor) throws IOException {
        for (Map.Entry<Dimension, Map<ShelfKey, ComparedShelf<T>>> of : shelves.entrySet()) {
            for (ShelfKey key : of.getValue().keySet().stream().sorted(ORDER).toList()) {
                visitor.shelf(of.getKey(), key, get(of.getKey(), key));
            }
        }
    }

    ComparedShelf<T> get(Dimension dimension, ShelfKey key) {
        return Objects.requireNonNull(of(dimension).get(key));
    }

    /** Up to which position the log must be read. */
    long end() {
        return shelves.values().stream()
                .flatMap(of -> of.values().stream())
                .map(ComparedShelf::counted)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .reduce(applied, Math::max);
    }

    /** Events behind a hole in their stream are left out: no projection goes past one. */
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
            T tally = missing.tally(grouped.dimension(), key);
            if (tally != null) {
                shelf = new ComparedShelf<>(null, tally);
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
