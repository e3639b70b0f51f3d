package io.ticketledger.dialect.helpdesk;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The help desk's words for status and priority. They are read exactly as they are written, in lower case. */
public final class HelpdeskVocabulary {
    private HelpdeskVocabulary() {}

    public static String word(Status status) {
        return switch (status) {
            case NEW -> "new";
            case OPEN -> "open";
            case PENDING -> "pending";
            case ON_HOLD -> "holding";
            case SOLVED -> "solved";
            case CLOSED -> "closed";
        };
    }

    /** The status of that name, null when there is none. */
    public static @Nullable Status status(String word) {
        for (Status status : Status.values()) {
            if (word(status).equals(word)) {
                return status;
            }
        }
        return null;
    }

    /** The level's word; a priority without a level, or none at all, reads "medium". */
    public static String word(@Nullable Priority priority) {
        PriorityLevel level = priority == null ? null : priority.level();
        return word(level == null ? PriorityLevel.MEDIUM : level);
    }

    public static String word(PriorityLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** The level of that name, null when there is none. */
    public static @Nullable PriorityLevel level(String word) {
        for (PriorityLevel level : PriorityLevel.values()) {
            if (word(level).equals(word)) {
                return level;
            }
        }
        return null;
    }
}
