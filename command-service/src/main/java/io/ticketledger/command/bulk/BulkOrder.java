package io.ticketledger.command.bulk;

import java.util.HashSet;
import java.util.List;

/**
 * What is to be done to which tickets.
 *
 * @param name what a job of it is called: a word of the API, nothing that a client sent
 * @param numbers without repetition, up to 100,000
 * @param actions applied to each ticket as one change, all of them or none. Of several of one kind the last one counts,
 *     except of replies. Replies take effect before a closing, a deletion takes effect last, whatever their places.
 */
public record BulkOrder(String name, List<Long> numbers, List<BulkAction> actions) {
    public static final int MOST_NUMBERS = 100_000;

    /** @throws IllegalArgumentException when a number is there twice, or too many are, or no action is */
    public BulkOrder {
        numbers = List.copyOf(numbers);
        actions = List.copyOf(actions);
        if (numbers.size() > MOST_NUMBERS || actions.isEmpty()) {
            throw new IllegalArgumentException(numbers.size() + " numbers, " + actions.size() + " actions");
        }
        if (new HashSet<>(numbers).size() != numbers.size()) {
            throw new IllegalArgumentException("a number is there twice");
        }
    }
}
