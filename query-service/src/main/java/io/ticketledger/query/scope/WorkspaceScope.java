package io.ticketledger.query.scope;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.ticketledger.platform.access.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one caller can see. Every read of a read model goes through it, so a filter without the workspace cannot be
 * made.
 */
public final class WorkspaceScope {
    /** The field that every document has. */
    public static final String WORKSPACE = "workspace";

    private final String workspace;

    private WorkspaceScope(String workspace) {
        this.workspace = workspace;
    }

    public static WorkspaceScope of(Caller caller) {
        return new WorkspaceScope(caller.workspace());
    }

    public String workspace() {
        return workspace;
    }

    /** An empty query: everything in the workspace. */
    public ScopedQuery query() {
        return new ScopedQuery(workspace);
    }

    /** The document with that {@code _id}, if it is of this workspace. */
    public @Nullable Document byId(MongoCollection<Document> collection, String id) {
        return mine(MongoReads.<@Nullable Document>read(
                () -> collection.find(Filters.eq(id)).first()));
    }

    /** The documents with those {@code _id}s that are of this workspace, in any order. */
    public List<Document> byIds(MongoCollection<Document> collection, Collection<String> ids) {
        return mine(ids, () -> collection.find(Filters.in("_id", ids)));
    }

    /** The same with one field of each. */
    public List<Document> byIds(MongoCollection<Document> collection, Collection<String> ids, String field) {
        return mine(
                ids, () -> collection.find(Filters.in("_id", ids)).projection(Projections.include(WORKSPACE, field)));
    }

    private List<Document> mine(Collection<String> ids, Supplier<FindIterable<Document>> find) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Document> found = MongoReads.read(() -> find.get().batchSize(1_000).into(new ArrayList<>(ids.size())));
        found.removeIf(document -> mine(document) == null);
        return found;
    }

    private @Nullable Document mine(@Nullable Document document) {
        return document != null && workspace.equals(document.get(WORKSPACE)) ? document : null;
    }
}
