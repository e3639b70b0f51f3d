package io.ticketledger.query.platform;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The builds of the projections of a generation, in MongoDB, written by compare-and-set. */
final class Builds {
    private static final String ID = "_id";
    private static final String REVISION = "revision";
    private static final String BUILD = "build";

    private final MongoCollection<Document> entries;
    private final ReadModel first;

    /** @param first the first build of the generation */
    Builds(ReadModel first) {
        this.first = first;
        entries = first.database().getCollection("builds");
    }

    /** Makes the index that the guard needs. */
    void createIndexes() {
        entries.createIndex(Indexes.ascending(ID, REVISION), new IndexOptions().unique(true));
    }

    BuildEntry read(String projection) {
        Document found = MongoReads.<@Nullable Document>read(
                () -> entries.find(Filters.eq(id(projection))).first());
        return found == null ? BuildEntry.FIRST : of(found);
    }

    /** Whether it was written; if not, somebody else was first. */
    boolean write(String projection, BuildEntry before, BuildEntry after) {
        return MongoReads.write(() -> compareAndSet(projection, before, after));
    }

    private boolean compareAndSet(String projection, BuildEntry before, BuildEntry after) {
        Document document = toBson(projection, after);
        if (before.revision() > 0) {
            Document guard = new Document(ID, id(projection)).append(REVISION, before.revision());
            return entries.replaceOne(guard, document).getMatchedCount() == 1;
        }
        try {
            entries.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private String id(String projection) {
        return first.processorName(projection);
    }

    private Document toBson(String projection, BuildEntry entry) {
        BuildEntry.Rebuild rebuild = entry.rebuild();
        return new Document(ID, id(projection))
                .append(REVISION, entry.revision())
                .append("active", entry.active())
                .append("newest", entry.newest())
                .append(
                        "rebuild",
                        rebuild == null
                                ? null
                                : new Document(BUILD, rebuild.build())
                                        .append("startedAt", Date.from(rebuild.startedAt())))
                .append(
                        "retired",
                        entry.retired().stream()
                                .map(one -> new Document(BUILD, one.build()).append("at", Date.from(one.at())))
                                .toList());
    }

    private static BuildEntry of(Document document) {
        Document rebuild = document.get("rebuild", Document.class);
        List<BuildEntry.Retired> retired = document.getList("retired", Document.class).stream()
                .map(one -> new BuildEntry.Retired(
                        one.getInteger(BUILD), one.getDate("at").toInstant()))
                .toList();
        return new BuildEntry(
                document.getLong(REVISION),
                document.getInteger("active"),
                document.getInteger("newest"),
                rebuild == null
                        ? null
                        : new BuildEntry.Rebuild(
                                rebuild.getInteger(BUILD),
                                rebuild.getDate("startedAt").toInstant()),
                retired);
    }
}
