package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which tickets a client wants listed, and from where on.
 *
 * @param status 0 to 3, null for any
 * @param priority 1 to 3, null for any
 * @param offset how many tickets to pass over
 * @param limit how many to list at most
 */
public record IspListRequest(
        String ispId,
        String branchId,
        @Nullable Integer status,
        @Nullable Integer priority,
        int offset,
        int limit) {
    /** How many tickets one answer may hold. */
    public static final int HIGHEST_LIMIT = 1_000;

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_PAGE = 1_000_000;
    private static final int HIGHEST_OFFSET = HIGHEST_PAGE * HIGHEST_LIMIT;

    /**
     * Needs {@code isp_id}, {@code branch_id} and {@code user_id}.
     *
     * @param body any JSON, missing when there is none
     * @param highest how many tickets one answer may hold here, up to {@link #HIGHEST_LIMIT}
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspListRequest parse(JsonNode body, Map<String, List<String>> query, int highest) {
        Fields fields = IspInput.ofRead(body, query);
        IspScope scope = IspScope.required(fields);
        Integer status = within(fields, "status", IspVocabulary.LOWEST_STATUS, IspVocabulary.HIGHEST_STATUS);
        Integer priority = IspCreation.priority(fields);
        Integer limit = within(fields, "limit", 1, highest);
        Integer offset = within(fields, "offset", 0, HIGHEST_OFFSET);
        Integer page = within(fields, "page", 1, HIGHEST_PAGE);
        if (page != null && offset != null) {
            fields.problem("page", new Problem.Other("The page field prohibits offset from being present."));
        }
        fields.throwIfInvalid();
        int most = limit == null ? Math.min(USUAL_LIMIT, highest) : limit;
        int passed = page == null ? 0 : (page - 1) * most;
        return new IspListRequest(
                String.valueOf(scope.ispId()),
                String.valueOf(scope.branchId()),
                status,
                priority,
                offset == null ? passed : offset,
                most);
    }

    private static @Nullable Integer within(Fields fields, String name, int lowest, int highest) {
        Long number = fields.integer(name, lowest, highest);
        return number == null ? null : Math.toIntExact(number);
    }
}
