package io.ticketledger.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * One generation of the read models. A new generation is built from the first event in collections and under tokens
 * of its own, while instances of the old one still serve from theirs.
 *
 * @param generation lower-case letters, digits and hyphens
 */
public record ReadModel(MongoDatabase database, String generation) {
    /** Changes whenever the same tickets would be kept in other documents. */
    public static final String DOCUMENTS_REVISION = "3";

    private static final Pattern GENERATION = Pattern.compile("[a-z0-9-]{1,20}");

    public ReadModel {
        if (!GENERATION.matcher(generation).matches()) {
            throw new IllegalArgumentException(
                    "ticketledger.read-model.generation takes up to 20 lower-case letters, digits and hyphens");
        }
    }

    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name + "-" + generation);
    }

    /** The name under which a projection's token is kept. */
    public String processorName(String projection) {
        return projection + "-" + generation;
    }
}
