package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Wording;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeyCursor;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Workspaces;
import io.ticketledger.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /admin/api-keys}. */
record KeyQuery(String workspace, @Nullable ApiKeyCursor cursor, int limit) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    static KeyQuery read(HttpServletRequest request, Caller caller) {
        Fields fields = Fields.ofParameters(QueryParameters.of(request), Wording.PLAIN);
        String workspace = fields.text("workspace", 63);
        if (workspace != null && !Workspaces.isName(workspace)) {
            fields.error("workspace", Workspaces.RULE);
        }
        Long limit = fields.integer("limit", 1, MAX_LIMIT);
        String text = fields.text("cursor", 200);
        ApiKeyCursor cursor = text == null ? null : ApiKeyCursor.parse(text);
        if (text != null && cursor == null) {
            fields.error("cursor", "is not one of this list");
        }
        fields.rejectUnknown();
        fields.throwIfInvalid();
        return new KeyQuery(
                ApiKeyScope.workspace(caller, workspace), cursor, limit == null ? DEFAULT_LIMIT : limit.intValue());
    }

    /** @param found up to one more than the limit */
    KeyPage page(List<ApiKey> found) {
        if (found.size() <= limit) {
            return new KeyPage(found, null);
        }
        List<ApiKey> items = found.subList(0, limit);
        return new KeyPage(
                items,
                "/admin/api-keys?workspace=" + workspace + "&limit=" + limit + "&cursor="
                        + ApiKeyCursor.after(items.getLast()));
    }
}
