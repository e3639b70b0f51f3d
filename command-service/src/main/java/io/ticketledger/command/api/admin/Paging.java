package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How every list of administration is paged.
 *
 * @param cursor where to go on, null for the beginning
 */
record Paging<C>(Walk walk, @Nullable C cursor, int limit) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int LONGEST_CURSOR = 512;

    /** @param parse makes a cursor of the place that a signed one holds */
    static <C> Paging<C> read(Fields fields, Walk walk, Function<String, @Nullable C> parse) {
        Long limit = fields.integer("limit", 1, MAX_LIMIT);
        String text = fields.text("cursor", LONGEST_CURSOR);
        String place = text == null ? null : walk.place(text);
        C cursor = place == null ? null : parse.apply(place);
        if (text != null && cursor == null) {
            fields.error("cursor", "is not one of this list");
        }
        return new Paging<>(walk, cursor, limit == null ? DEFAULT_LIMIT : limit.intValue());
    }

    /** The query that asks for the page after a place. */
    String after(C place) {
        return "limit=" + limit + "&cursor=" + walk.cursor(place);
    }
}
