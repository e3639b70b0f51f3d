package io.ticketledger.standalone;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a ticket must look like, by the rules of the command table and nothing of the ledger's own code. */
final class ExpectedTicket {

    static final int REFUSED = -1;

    private String status = "NEW";
    private String level;
    private @Nullable String claimedBy;
    private int replies;
    private int version = 1;
    private @Nullable String closedAt;

    ExpectedTicket(String level) {
        this.level = level;
    }

    record State(
            String status,
            String level,
            @Nullable String claimedBy,
            int replies,
            int version,
            @Nullable String closedAt) {}

    State state() {
        return new State(status, level, claimedBy, replies, version, closedAt);
    }

    /** Returns the number of events due, or {@link #REFUSED}. */
    int apply(String command, Map<String, Object> body) {
        boolean closed = status.equals("CLOSED");
        boolean changes;
        switch (command) {
            case "set-priority" -> {
                changes = !level.equals(body.get("priority"));
                level = String.valueOf(body.get("priority"));
            }
            case "claim-ticket" -> {
                if (closed) {
                    return REFUSED;
                }
                changes = !Objects.equals(claimedBy, body.get("by"));
                claimedBy = String.valueOf(body.get("by"));
            }
            case "reply" -> {
                if (closed) {
                    return REFUSED;
                }
                changes = true;
                replies++;
            }
            default -> {
                String to = command.equals("close-ticket") ? "CLOSED" : String.valueOf(body.get("status"));
                changes = !status.equals(to);
                if (changes) {
                    closedAt = to.equals("CLOSED") ? String.valueOf(body.get("occurredAt")) : null;
                }
                status = to;
            }
        }
        version += changes ? 1 : 0;
        return changes ? 1 : 0;
    }
}
