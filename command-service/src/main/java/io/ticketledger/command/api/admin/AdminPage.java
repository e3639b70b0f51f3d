package io.ticketledger.command.api.admin;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the path of the page that follows, null when there is none
 */
record AdminPage<T>(List<T> items, @Nullable String next) {

    /**
     * @param found up to one more than the limit
     * @param path the path of the page after an item
     */
    static <T> AdminPage<T> of(List<T> found, int limit, Function<T, String> path) {
        if (found.size() <= limit) {
            return new AdminPage<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new AdminPage<>(items, path.apply(items.getLast()));
    }
}
