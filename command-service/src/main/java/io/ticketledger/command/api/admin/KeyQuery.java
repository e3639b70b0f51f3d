package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Wording;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.TimeCursor;
import io.ticketledger.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The parameters of {@code GET /admin/api-keys}. */
record KeyQuery(String workspace, Paging<TimeCursor> paging) {

    static KeyQuery read(HttpServletRequest request, Caller caller) {
        Fields fields = Fields.ofParameters(QueryParameters.of(request), Wording.PLAIN);
        String workspace = AdminScope.read(fields);
        Paging<TimeCursor> paging = Paging.read(fields, TimeCursor::parse);
        fields.rejectUnknown();
        fields.throwIfInvalid();
        return new KeyQuery(AdminScope.workspace(caller, workspace), paging);
    }

    /** @param found up to one more than the limit */
    AdminPage<ApiKey> page(List<ApiKey> found) {
        return AdminPage.of(
                found,
                paging.limit(),
                last -> "/admin/api-keys?workspace=" + workspace + "&"
                        + paging.after(new TimeCursor(last.createdAt(), last.id())));
    }
}
