package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Workspaces;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far an administrator's arm reaches: in {@code default} everywhere, elsewhere over the own workspace. */
final class AdminScope {
    private AdminScope() {}

    /** The field {@code workspace}; null when none is named. */
    static @Nullable String read(Fields fields) {
        String workspace = fields.text("workspace", 63);
        if (workspace != null && !Workspaces.isName(workspace)) {
            fields.error("workspace", Workspaces.RULE);
        }
        return workspace;
    }

    /** The workspace meant; the caller's own when none is named. */
    static String workspace(Caller caller, @Nullable String named) {
        if (named == null || named.equals(caller.workspace())) {
            return caller.workspace();
        }
        if (!isOperator(caller)) {
            throw new ApiException(new ApiError.Forbidden(Permission.ADMIN));
        }
        return named;
    }

    /** Where the caller may look for something by its id; null for everywhere. */
    static @Nullable String reach(Caller caller) {
        return isOperator(caller) ? null : caller.workspace();
    }

    /** Refuses to grant what the caller lacks. */
    static void requireAll(Caller caller, Set<Permission> granted) {
        for (Permission permission : new TreeSet<>(granted)) {
            if (!caller.may(permission)) {
                throw new ApiException(new ApiError.Forbidden(permission));
            }
        }
    }

    static boolean isOperator(Caller caller) {
        return caller.workspace().equals(Workspaces.DEFAULT);
    }
}
