package io.ticketledger.query.tickets;

import com.mongodb.client.model.Sorts;
import io.ticketledger.query.scope.ScopedQuery;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The orders in which tickets are listed; the number breaks ties, so that each is an order of all tickets. */
public enum TicketSort {
    NUMBER("number", TicketDocument.NUMBER, true),
    NUMBER_DESCENDING("-number", TicketDocument.NUMBER, false),
    UPDATED_AT("updatedAt", TicketDocument.UPDATED_AT, true),
    UPDATED_AT_DESCENDING("-updatedAt", TicketDocument.UPDATED_AT, false),
    CREATED_AT("createdAt", TicketDocument.CREATED_AT, true),
    CREATED_AT_DESCENDING("-createdAt", TicketDocument.CREATED_AT, false);

    private final String word;
    private final String field;
    private final boolean ascending;

    TicketSort(String word, String field, boolean ascending) {
        this.word = word;
        this.field = field;
        this.ascending = ascending;
    }

    public String word() {
        return word;
    }

    public static @Nullable TicketSort of(String word) {
        for (TicketSort sort : values()) {
            if (sort.word.equals(word)) {
                return sort;
            }
        }
        return null;
    }

    Bson order() {
        String[] fields = byNumber() ? new String[] {field} : new String[] {field, TicketDocument.NUMBER};
        return ascending ? Sorts.ascending(fields) : Sorts.descending(fields);
    }

    /** Where in this order the ticket stands, as text for a cursor. */
    String placeOf(Document ticket) {
        long number = ticket.getLong(TicketDocument.NUMBER);
        return byNumber() ? String.valueOf(number) : ticket.getDate(field).getTime() + ":" + number;
    }

    /** Lets through only what comes after the place. */
    void after(String place, ScopedQuery query) {
        if (byNumber()) {
            query.beyond(field, Long.parseLong(place), ascending);
            return;
        }
        int colon = place.indexOf(':');
        query.beyond(
                field,
                Instant.ofEpochMilli(Long.parseLong(place.substring(0, colon))),
                TicketDocument.NUMBER,
                Long.parseLong(place.substring(colon + 1)),
                ascending);
    }

    private boolean byNumber() {
        return field.equals(TicketDocument.NUMBER);
    }
}
