package io.ticketledger.standalone.replay;

import io.ticketledger.standalone.replay.CaseLog.Case;
import io.ticketledger.standalone.replay.CaseLog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket must be after it was played through dialects that can say less than was wanted. It knows the published
 * table of words and the rule that a word which the ticket already shows changes nothing; nothing of the ledger's code.
 * Times are left out.
 */
final class DialectReplayModel {

    /** An API, by the words that it has. */
    enum Api {
        /** A priority is any text and kept as it is; there are no replies. */
        CHURCH(
                Map.of(
                        "NEW", "pending",
                        "OPEN", "active",
                        "PENDING", "pending",
                        "ON_HOLD", "pending",
                        "SOLVED", "closed",
                        "CLOSED", "closed"),
                Map.of("pending", "PENDING", "active", "OPEN", "closed", "CLOSED"),
                Map.of("LOW", "Low", "MEDIUM", "Medium", "HIGH", "3", "URGENT", "Drop everything")),
        ISP(
                Map.of("NEW", "0", "OPEN", "1", "PENDING", "1", "ON_HOLD", "1", "SOLVED", "2", "CLOSED", "3"),
                Map.of("0", "NEW", "1", "OPEN", "2", "SOLVED", "3", "CLOSED"),
                Map.of("LOW", "1", "MEDIUM", "2", "HIGH", "3", "URGENT", "3"));

        private final Map<String, String> readStatus;
        private final Map<String, String> writtenStatus;
        private final Map<String, String> priorities;

        Api(Map<String, String> readStatus, Map<String, String> writtenStatus, Map<String, String> priorities) {
            this.readStatus = readStatus;
            this.writtenStatus = writtenStatus;
            this.priorities = priorities;
        }

        /** How its clients say a status. */
        String status(String status) {
            return word(readStatus, status);
        }

        /** How its clients say a priority. */
        String priority(String level) {
            return word(priorities, level);
        }
    }

    /** What came of a step. */
    enum Outcome {
        CHANGED,
        UNCHANGED,
        REFUSED,
        /** The API has no way to say it. */
        UNSAID
    }

    /** A priority as the ledger keeps it. */
    record Priority(String label, @Nullable String level) {}

    /** What must be read natively. */
    record State(String status, Priority priority, @Nullable String type, List<String> replies, int version) {}

    private static final Map<String, Priority> CHURCH_PRIORITIES = Map.of(
            "Low", new Priority("Low", "LOW"),
            "Medium", new Priority("Medium", "MEDIUM"),
            "3", new Priority("3", "HIGH"),
            "Drop everything", new Priority("Drop everything", null));
    private static final Map<String, Priority> ISP_PRIORITIES = Map.of(
            "1", new Priority("low", "LOW"),
            "2", new Priority("medium", "MEDIUM"),
            "3", new Priority("high", "HIGH"));

    private final @Nullable String type;
    private final List<String> replies = new ArrayList<>();
    private String status = "NEW";
    private Priority priority;
    private int version = 1;

    private DialectReplayModel(@Nullable String type, Priority priority) {
        this.type = type;
        this.priority = priority;
    }

    /** A ticket that was created by the API; only church says its type. */
    static DialectReplayModel created(Api api, Case one) {
        return new DialectReplayModel(api == Api.CHURCH ? one.type() : null, written(api, api.priority(one.level())));
    }

    State state() {
        return new State(status, priority, type, List.copyOf(replies), version);
    }

    /** The status that a client of the API reads. */
    String shownStatus(Api api) {
        return api.status(status);
    }

    /** The priority that a client of the API reads. */
    String shownPriority(Api api) {
        return switch (api) {
            case CHURCH -> priority.label();
            case ISP -> priority.level() == null ? "2" : api.priority(priority.level());
        };
    }

    Outcome apply(Api api, Step step) {
        Outcome outcome = switch (step) {
            case Step.SetStatus(String wanted) -> setStatus(api, api.status(wanted));
            case Step.SetPriority(String level) -> setPriority(api, api.priority(level));
            case Step.Reply(String message) -> reply(api, message);
        };
        version += outcome == Outcome.CHANGED ? 1 : 0;
        return outcome;
    }

    private Outcome setStatus(Api api, String word) {
        if (word.equals(shownStatus(api))) {
            return Outcome.UNCHANGED;
        }
        status = word(api.writtenStatus, word);
        return Outcome.CHANGED;
    }

    private Outcome setPriority(Api api, String word) {
        if (word.equals(shownPriority(api))) {
            return Outcome.UNCHANGED;
        }
        priority = written(api, word);
        return Outcome.CHANGED;
    }

    private Outcome reply(Api api, String message) {
        if (api == Api.CHURCH) {
            return Outcome.UNSAID;
        }
        if (status.equals("CLOSED")) {
            return Outcome.REFUSED;
        }
        replies.add(message);
        return Outcome.CHANGED;
    }

    private static Priority written(Api api, String word) {
        Map<String, Priority> words = api == Api.CHURCH ? CHURCH_PRIORITIES : ISP_PRIORITIES;
        return Objects.requireNonNull(words.get(word), word);
    }

    private static String word(Map<String, String> table, String key) {
        return Objects.requireNonNull(table.get(key), key);
    }
}
