package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ids of tickets, as clients name them. */
public final class HelpdeskIds {
    /** How many tickets one call may name. */
    public static final int MOST = 100_000;

    /** The name that the endpoints for several tickets document; {@code batch} has its own. */
    static final String DOCUMENTED = "ticketIDs[]";

    private static final List<String> NAMES = List.of("ticketIDs", "TicketIDs");
    private static final Pattern TEXT = Pattern.compile("[0-9, ]*");
    private static final Pattern BETWEEN = Pattern.compile("[, ]+");

    private HelpdeskIds() {}

    /** The id in a path. @throws ApiException NotFound when it is none: there is no such ticket */
    public static long ofPath(String segment) {
        Long id = HelpdeskValues.number(segment);
        if (id == null) {
            throw new ApiException(new ApiError.NotFound("ticket"));
        }
        return id;
    }

    /** The one id in {@code ticketID}. @throws ApiException InvalidFields */
    public static long one(ObjectNode body) {
        Fields fields = Fields.of(body, HelpdeskWording.INSTANCE);
        fields.require("ticketID");
        Long id = fields.integer("ticketID", 0, HelpdeskValues.HIGHEST_ID);
        fields.throwIfInvalid();
        return id == null ? 0 : id;
    }

    /** The ids in a query and in a body together, each once; so many at most. @throws ApiException InvalidFields */
    public static List<Long> several(ObjectNode query, ObjectNode body, int most) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode source : List.of(query, body)) {
            for (String name : NAMES) {
                JsonNode value = source.path(name);
                if (value instanceof ArrayNode list) {
                    ids.addAll(list);
                } else if (!value.isMissingNode() && !value.isNull()) {
                    ids.add(value);
                }
            }
        }
        ObjectNode together = JsonNodeFactory.instance.objectNode();
        if (!ids.isEmpty()) {
            together.set(NAMES.getFirst(), ids);
        }
        Fields fields = Fields.of(together, HelpdeskWording.INSTANCE);
        List<Long> found = read(fields, DOCUMENTED, most);
        fields.throwIfInvalid();
        return found;
    }

    /**
     * The ids in {@code ticketIDs} and in {@code TicketIDs}, each once: a list of numbers, or texts of numbers with
     * commas or spaces between them. A problem is added when there is none, or one is wrong, or there are too many.
     *
     * @param documented the name that a problem is said under
     * @param most how many there may be
     */
    static List<Long> read(Fields fields, String documented, int most) {
        Set<Long> ids = new LinkedHashSet<>();
        boolean given = false;
        for (String name : NAMES) {
            JsonNode value = fields.raw(name);
            if (value != null) {
                given = true;
                if (!(value.isArray() ? addAll(value, ids) : add(value, ids))) {
                    fields.problem(documented, new Problem.NotWhole());
                    return List.of();
                }
            }
        }
        if (ids.isEmpty()) {
            fields.problem(documented, given ? new Problem.Blank() : new Problem.Missing());
        } else if (ids.size() > most) {
            fields.problem(documented, new Problem.TooMany(most));
        }
        return List.copyOf(ids);
    }

    private static boolean addAll(JsonNode list, Set<Long> ids) {
        for (JsonNode item : list.values()) {
            if (!add(item, ids)) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(JsonNode value, Set<Long> ids) {
        if (!value.isString() && !value.isIntegralNumber()) {
            return false;
        }
        String text = value.asString();
        if (!TEXT.matcher(text).matches()) {
            return false;
        }
        for (String part : BETWEEN.split(text)) {
            Long id = HelpdeskValues.number(part);
            if (id != null) {
                ids.add(id);
            } else if (!part.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
