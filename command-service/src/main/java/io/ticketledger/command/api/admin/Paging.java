package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How every list of administration is paged.
 *
 * @param cursor where to go on, null for the beginning
 */
record Paging<C>(@Nullable C cursor, int limit) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** @param parse makes null of what is no cursor of the list */
    static <C> Paging<C> read(Fields fields, Function<String, @Nullable C> parse) {
        Long limit = fields.integer("limit", 1, MAX_LIMIT);
        String text = fields.text("cursor", 200);
        C cursor = text == null ? null : parse.apply(text);
        if (text != null && cursor == null) {
            fields.error("cursor", "is not one of this list");
        }
        return new Paging<>(cursor, limit == null ? DEFAULT_LIMIT : limit.intValue());
    }

    /** The query that asks for the page after a place. */
    String after(C place) {
        return "limit=" + limit + "&cursor=" + place;
    }
}
