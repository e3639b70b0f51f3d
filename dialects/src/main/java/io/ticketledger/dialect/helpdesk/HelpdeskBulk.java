package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same actions for several tickets: so many as {@code most} allows. All methods throw {@code InvalidFields}, in the
 * order of the documented parameters.
 *
 * @param ids each once
 */
public record HelpdeskBulk(List<Long> ids, List<HelpdeskAction> actions) {
    /** How many actions one batch may have. */
    public static final int MOST_ACTIONS = 20;

    public HelpdeskBulk {
        ids = List.copyOf(ids);
        actions = List.copyOf(actions);
    }

    /** {@code setStatus}: {@code status, ticketIDs[]}. */
    public static HelpdeskBulk status(ObjectNode body, int most) {
        return word(body, most, "status", HelpdeskVocabulary::status, HelpdeskAction.SetStatus::new);
    }

    /** {@code setPriority}: {@code priority, ticketIDs[]}. */
    public static HelpdeskBulk priority(ObjectNode body, int most) {
        return word(body, most, "priority", HelpdeskVocabulary::level, HelpdeskAction.SetPriority::new);
    }

    /** {@code multi}: {@code ticketIDs[]}, in the query or the body. */
    public static HelpdeskBulk deletion(ObjectNode query, ObjectNode body, int most) {
        return new HelpdeskBulk(HelpdeskIds.several(query, body, most), List.of(new HelpdeskAction.Delete()));
    }

    /** {@code batch}: {@code TicketIDs, actions[0][actionType], actions[0][value], …}. */
    public static HelpdeskBulk batch(ObjectNode body, int most) {
        Fields fields = Fields.of(body, HelpdeskWording.INSTANCE);
        List<Long> ids = HelpdeskIds.read(fields, "TicketIDs", most);
        fields.require("actions");
        List<JsonNode> given = fields.list("actions", MOST_ACTIONS);
        if (given != null && given.isEmpty()) {
            fields.problem("actions", new Problem.Missing());
        }
        List<HelpdeskAction> actions = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            HelpdeskAction action = new ActionReader(fields, i, given.get(i)).read();
            if (action != null) {
                actions.add(action);
            }
        }
        fields.throwIfInvalid();
        return new HelpdeskBulk(ids, actions);
    }

    private static <T> HelpdeskBulk word(
            ObjectNode body,
            int most,
            String name,
            Function<String, @Nullable T> vocabulary,
            Function<T, HelpdeskAction> action) {
        Fields fields = Fields.of(body, HelpdeskWording.INSTANCE);
        fields.require(name);
        T value = fields.read(name, vocabulary, new Problem.Other("is no " + name));
        List<Long> ids = HelpdeskIds.read(fields, HelpdeskIds.DOCUMENTED, most);
        fields.throwIfInvalid();
        return new HelpdeskBulk(ids, value == null ? List.of() : List.of(action.apply(value)));
    }
}
