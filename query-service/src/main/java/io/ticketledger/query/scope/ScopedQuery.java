package io.ticketledger.query.scope;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A query that can only see its workspace. Whatever comes from a user goes in as a value of a fixed type, so nothing
 * that a user sends is ever read as an operator. Equalities stand at the top level, where the indexes find them.
 */
public final class ScopedQuery {
    private final Document filter;
    private final List<Document> all = new ArrayList<>();

    ScopedQuery(String workspace) {
        filter = new Document(WorkspaceScope.WORKSPACE, workspace);
    }

    public ScopedQuery is(String field, @Nullable String value) {
        if (value != null) {
            filter.append(field, value);
        }
        return this;
    }

    public ScopedQuery is(String field, long value) {
        filter.append(field, value);
        return this;
    }

    public ScopedQuery is(String field, boolean value) {
        filter.append(field, value);
        return this;
    }

    /** The value is one of these; of none there is nothing. */
    public ScopedQuery isOneOf(String field, List<String> values) {
        if (values.size() == 1) {
            return is(field, values.getFirst());
        }
        all.add(new Document(field, new Document("$in", values)));
        return this;
    }

    /** The value is none of these, or there is none. */
    public ScopedQuery isNoneOf(String field, List<String> values) {
        all.add(new Document(field, new Document("$nin", values)));
        return this;
    }

    /** At or after the one instant and before the other. */
    public ScopedQuery between(String field, @Nullable Instant from, @Nullable Instant to) {
        Document range = new Document();
        if (from != null) {
            range.append("$gte", Date.from(from));
        }
        if (to != null) {
            range.append("$lt", Date.from(to));
        }
        if (!range.isEmpty()) {
            all.add(new Document(field, range));
        }
        return this;
    }

    /** The value is in at least one of the two fields. */
    public ScopedQuery eitherIs(String field, String otherField, String value) {
        all.add(new Document("$or", List.of(new Document(field, value), new Document(otherField, value))));
        return this;
    }

    public ScopedQuery beyond(String field, long value, boolean ascending) {
        all.add(new Document(field, new Document(ascending ? "$gt" : "$lt", value)));
        return this;
    }

    /** Beyond a place in the order of (field, tie). */
    public ScopedQuery beyond(String field, Instant value, String tie, long tieValue, boolean ascending) {
        String beyond = ascending ? "$gt" : "$lt";
        Date date = Date.from(value);
        // Says again what the alternative below implies, as a range that bounds an index scan.
        all.add(new Document(field, new Document(beyond + "e", date)));
        all.add(new Document(
                "$or",
                List.of(
                        new Document(field, new Document(beyond, date)),
                        new Document(field, date).append(tie, new Document(beyond, tieValue)))));
        return this;
    }

    /** What it finds in a collection. */
    public FindIterable<Document> in(MongoCollection<Document> collection) {
        return collection.find(filter());
    }

    /** How many documents of a collection it finds. */
    public long countIn(MongoCollection<Document> collection) {
        return collection.countDocuments(filter());
    }

    private Bson filter() {
        Document complete = new Document(filter);
        if (!all.isEmpty()) {
            complete.append("$and", List.copyOf(all));
        }
        return complete;
    }
}
