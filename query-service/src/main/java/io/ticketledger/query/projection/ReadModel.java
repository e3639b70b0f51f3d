package io.ticketledger.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * One build of read models: its collections, and the names of its tokens. A new generation is built from the first event
 * in collections and under tokens of its own, while instances of the old one still serve from theirs; within a generation
 * a projection is built again in the same way.
 *
 * @param generation lower-case letters, digits and hyphens
 * @param build counted from 0 within the generation
 */
public record ReadModel(MongoDatabase database, String generation, int build) {
    /** Changes whenever the same tickets would be kept in other documents. */
    public static final String DOCUMENTS_REVISION = "3";

    private static final Pattern GENERATION = Pattern.compile("[a-z0-9-]{1,20}");

    public ReadModel {
        if (!GENERATION.matcher(generation).matches()) {
            throw new IllegalArgumentException(
                    "ticketledger.read-model.generation takes up to 20 lower-case letters, digits and hyphens");
        }
    }

    /** The first build of a generation. */
    public ReadModel(MongoDatabase database, String generation) {
        this(database, generation, 0);
    }

    /** Another build of the same generation. */
    public ReadModel withBuild(int number) {
        return new ReadModel(database, generation, number);
    }

    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name + suffix());
    }

    /** The name under which a projection's token is kept. */
    public String processorName(String projection) {
        return projection + suffix();
    }

    private String suffix() {
        return "-" + generation + (build == 0 ? "" : "." + build);
    }
}
