package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a request says in its body and in its URL, as Laravel sees it: a blank text is a null, numbers may stand between
 * blanks, the body goes before the URL. Other texts stay as they are.
 */
final class IspInput {
    static final String ISP_ID = "isp_id";
    static final String BRANCH_ID = "branch_id";
    static final String USER_ID = "user_id";

    /** The highest id: what {@link io.ticketledger.dialect.Identifiers} reads back. */
    static final long HIGHEST_ID = 999_999_999_999_999_999L;

    private static final Set<String> SCOPE = Set.of(ISP_ID, BRANCH_ID, USER_ID);
    private static final Set<String> NUMBERS =
            Set.of(ISP_ID, BRANCH_ID, USER_ID, "subscriber_id", "priority", "status", "offset", "limit", "page");

    private IspInput() {}

    /** The fields of a write: all of the body's, and of the URL's those that name the scope. */
    static Fields ofWrite(JsonNode body, Map<String, List<String>> query) {
        return Fields.of(written(body, query), IspWording.INSTANCE);
    }

    /** The same, as they are before any of them is looked at. */
    static ObjectNode written(JsonNode body, Map<String, List<String>> query) {
        ObjectNode given = object(body);
        SCOPE.forEach(name -> takeFrom(query, name, given));
        return given;
    }

    /** The fields of a read: all of the URL's, and of the body's those that name the scope. */
    static Fields ofRead(JsonNode body, Map<String, List<String>> query) {
        ObjectNode given = object(body).retain(SCOPE);
        query.keySet().forEach(name -> takeFrom(query, name, given));
        return Fields.of(given, IspWording.INSTANCE);
    }

    /** @throws ApiException MALFORMED_BODY when the body is neither an object nor missing */
    private static ObjectNode object(JsonNode body) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        if (!body.isObject() && !body.isMissingNode()) {
            throw new ApiException(new ApiError.MalformedBody(null, "must be a JSON object"));
        }
        body.forEachEntry((name, value) -> given.set(name, cleaned(name, value)));
        return given;
    }

    /** A parameter given more than once is a list, as which no rule takes it. */
    private static void takeFrom(Map<String, List<String>> query, String name, ObjectNode given) {
        List<String> values = query.get(name);
        if (values == null
                || !given.path(name).isMissingNode() && !given.path(name).isNull()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(list::add);
        given.set(name, values.size() == 1 ? cleaned(name, list.get(0)) : list);
    }

    private static JsonNode cleaned(String name, JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue();
        if (text.isBlank()) {
            return NullNode.getInstance();
        }
        return NUMBERS.contains(name) ? StringNode.valueOf(text.strip()) : value;
    }
}
