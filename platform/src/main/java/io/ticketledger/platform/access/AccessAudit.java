package io.ticketledger.platform.access;

import io.ticketledger.platform.web.RequestContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of what administrators and auditors did. What is in it is never changed or removed. */
public interface AccessAudit {

    /**
     * Writes an act down, within the transaction that is under way, if there is one.
     *
     * @param act who did what, where
     * @param target what it was done to, such as a key's id; null when that is the workspace itself
     * @param details more about it, as JSON values; never a secret. Of texts of more than 200 characters the beginning is
     *     kept
     */
    void record(Act act, @Nullable String target, Map<String, ?> details);

    /**
     * Who did what, where.
     *
     * @param workspace the one that it was about, whose administrators may read of it
     */
    record Act(AccessAct word, Caller caller, String workspace, RequestContext context) {

        /** An act within the caller's own workspace. */
        public static Act of(AccessAct word, Caller caller, RequestContext context) {
            return new Act(word, caller, caller.workspace(), context);
        }
    }
}
