package io.ticketledger.query.api.ledger;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketSort;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of tickets. */
final class TicketListParams {
    static final Set<String> NAMES = Set.of(
            "status",
            "priority",
            "type",
            "claimedBy",
            "customer",
            "church",
            "guildId",
            "ispId",
            "branchId",
            "origin",
            "text",
            "createdFrom",
            "createdTo",
            "updatedFrom",
            "updatedTo",
            "sort",
            Params.LIMIT,
            Params.CURSOR);

    private TicketListParams() {}

    static TicketFilter filter(Params params) {
        return TicketFilter.ALL
                .status(params.read("status", word -> named(Status.values(), word), oneOf(Status.values())))
                .priority(
                        params.read("priority", TicketListParams::priority, oneOf(PriorityLevel.values()) + " or NONE"))
                .type(params.text("type"))
                .claimedBy(params.text("claimedBy"))
                .customer(params.text("customer"))
                .church(params.text("church"))
                .guildId(params.text("guildId"))
                .ispId(params.text("ispId"))
                .branchId(params.text("branchId"))
                .origin(params.read(
                        "origin", TicketListParams::origin, "must be " + words(Dialect.values(), Dialect::word)))
                .words(params.read(
                        "text",
                        text -> TicketFilter.hasWords(text) ? text : null,
                        "must have 1 to " + TicketFilter.MOST_WORDS + " different words in it"))
                .created(params.instant("createdFrom"), params.instant("createdTo"))
                .updated(params.instant("updatedFrom"), params.instant("updatedTo"));
    }

    static TicketSort sort(Params params) {
        TicketSort sort =
                params.read("sort", TicketSort::of, "must be " + words(TicketSort.values(), TicketSort::word));
        return sort == null ? TicketSort.NUMBER_DESCENDING : sort;
    }

    private static @Nullable String priority(String word) {
        boolean known = word.equals(CounterChange.NO_LEVEL) || named(PriorityLevel.values(), word) != null;
        return known ? word : null;
    }

    private static @Nullable Dialect origin(String word) {
        return Arrays.stream(Dialect.values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> String oneOf(E[] values) {
        return "must be " + words(values, Enum::name);
    }

    private static <E> String words(E[] values, java.util.function.Function<E, String> word) {
        return Stream.of(values).map(word).collect(Collectors.joining(", ", "one of ", ""));
    }
}
