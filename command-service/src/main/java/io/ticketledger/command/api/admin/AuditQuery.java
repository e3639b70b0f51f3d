package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Wording;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAuditQuery;
import io.ticketledger.platform.access.AccessEntry;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.TimeCursor;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code GET /admin/audit}.
 *
 * @param filters those that were sent, by name
 */
record AuditQuery(
        String workspace,
        @Nullable String subject,
        @Nullable String credential,
        @Nullable AccessAct act,
        @Nullable Instant from,
        @Nullable Instant to,
        Map<String, String> filters,
        Paging<TimeCursor> paging) {
    private static final int MAX_SUBJECT = 200;

    static AuditQuery read(HttpServletRequest request, Caller caller, CursorSigner signer) {
        Fields fields = Fields.ofParameters(QueryParameters.of(request), Wording.PLAIN);
        String workspace = AdminScope.read(fields);
        String subject = fields.text("subject", MAX_SUBJECT);
        String credential = fields.text("credential", MAX_SUBJECT);
        AccessAct act = fields.oneOf("act", AccessAct.class);
        Instant from = fields.instant("from");
        Instant to = fields.instant("to");
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "subject", subject);
        put(filters, "credential", credential);
        put(filters, "act", act);
        put(filters, "from", from);
        put(filters, "to", to);
        String walked = Objects.requireNonNullElse(workspace, caller.workspace());
        Walk walk = new Walk(signer, List.of("access-audit", walked, filters.toString()));
        Paging<TimeCursor> paging = Paging.read(fields, walk, TimeCursor::parse);
        fields.rejectUnknown();
        fields.throwIfInvalid();
        return new AuditQuery(
                AdminScope.workspace(caller, workspace), subject, credential, act, from, to, filters, paging);
    }

    /** What to look for: one entry more than the page holds, to see whether another follows. */
    AccessAuditQuery wanted() {
        return new AccessAuditQuery(workspace, subject, credential, act, from, to, paging.cursor(), paging.limit() + 1);
    }

    /** @param found up to one more than the limit */
    AdminPage<AccessEntry> page(List<AccessEntry> found) {
        String sent = filters.entrySet().stream()
                .map(filter ->
                        filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return AdminPage.of(
                found,
                paging.limit(),
                last -> "/admin/audit?workspace=" + workspace + "&" + sent
                        + paging.after(new TimeCursor(last.at(), last.id())));
    }

    private static void put(Map<String, String> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.put(name, value.toString());
        }
    }
}
