package io.ticketledger.dialect.isp;

import static io.ticketledger.dialect.isp.IspInput.BRANCH_ID;
import static io.ticketledger.dialect.isp.IspInput.HIGHEST_ID;
import static io.ticketledger.dialect.isp.IspInput.ISP_ID;
import static io.ticketledger.dialect.isp.IspInput.USER_ID;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** For whom a request is made: each id in the body or else in the URL, a whole number from 1 on. */
public record IspScope(
        @Nullable Long ispId,
        @Nullable Long branchId,
        @Nullable Long userId) {

    /**
     * Reads the ids of a request that says nothing else.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspScope parse(JsonNode body, Map<String, List<String>> query) {
        Fields fields = IspInput.ofWrite(body, query);
        IspScope scope = of(fields);
        fields.throwIfInvalid();
        return scope;
    }

    static IspScope of(Fields fields) {
        return new IspScope(
                fields.integer(ISP_ID, 1, HIGHEST_ID),
                fields.integer(BRANCH_ID, 1, HIGHEST_ID),
                fields.integer(USER_ID, 1, HIGHEST_ID));
    }

    static IspScope required(Fields fields) {
        fields.require(ISP_ID);
        fields.require(BRANCH_ID);
        fields.require(USER_ID);
        return of(fields);
    }
}
