package io.ticketledger.query.verify;

import com.mongodb.client.MongoCollection;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents that belong to single events of tickets, such as replies: collected while events are read, then fetched
 * by their keys and compared.
 */
final class KeptParts {
    /** The embedded store holds each document that it finds against each id that was asked for. */
    private static final int FETCHED = 250;

    private final MongoCollection<Document> collection;
    private final @Nullable String json;
    private final List<Part> parts = new ArrayList<>();

    /** @param json the field that has JSON in a text; null for none */
    KeptParts(MongoCollection<Document> collection, @Nullable String json) {
        this.collection = collection;
        this.json = json;
    }

    /**
     * @param path its name, such as {@code replies[3]}
     * @param gist what stands for it when it is missing
     */
    private record Part(
            @Nullable String ticketId,
            String path,
            @Nullable String gist,
            Document expected) {}

    void expect(@Nullable String ticketId, String path, @Nullable String gist, Document expected) {
        parts.add(new Part(ticketId, path, gist, expected));
    }

    void compare(WorkspaceScope scope, Consumer<Difference> found) {
        for (int from = 0; from < parts.size(); from += FETCHED) {
            compare(scope, parts.subList(from, Math.min(parts.size(), from + FETCHED)), found);
        }
        parts.clear();
    }

    private void compare(WorkspaceScope scope, List<Part> some, Consumer<Difference> found) {
        Map<Object, Document> kept = new HashMap<>();
        List<String> ids =
                some.stream().map(part -> part.expected().getString("_id")).toList();
        scope.byIds(collection, ids).forEach(document -> kept.put(document.get("_id"), document));
        for (Part part : some) {
            Document document = kept.get(part.expected().get("_id"));
            if (!part.expected().equals(document)) {
                compare(part, document, new Comparison(part.ticketId(), found));
            }
        }
    }

    private void compare(Part part, @Nullable Document document, Comparison comparison) {
        if (document == null) {
            comparison.differ(part.path(), part.gist(), null);
            return;
        }
        Document expected = new Document(part.expected());
        Document kept = new Document(document);
        if (json != null && expected.remove(json) instanceof String text) {
            comparison.json(part.path(), part.path(), text, kept.remove(json));
        }
        comparison.fields(part.path() + '.', expected, kept, Set.of());
    }
}
