package io.ticketledger.architecture.offender.query.api;

import com.mongodb.client.model.Filters;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Makes queries of what a user sent, in every way that there is. */
final class FiltersInAnApi {
    private FiltersInAnApi() {}

    static Bson byPattern(String sent) {
        return Filters.regex("title", Pattern.compile(sent));
    }

    static Bson byScript(String sent) {
        return new Document("$where", sent);
    }

    static Bson byText(String sent) {
        return Document.parse(sent);
    }
}
