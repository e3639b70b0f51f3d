package io.ticketledger.dialect.church;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that this API has for a status, and what it makes of a priority. */
public final class ChurchVocabulary {
    static final String PENDING = "pending";
    static final String ACTIVE = "active";
    static final String CLOSED = "closed";

    /** Every status of this API. */
    public static final List<String> STATUSES = List.of(PENDING, ACTIVE, CLOSED);

    private ChurchVocabulary() {}

    /** How a status reads. */
    public static String statusWord(Status status) {
        return switch (status) {
            case NEW, PENDING, ON_HOLD -> PENDING;
            case OPEN -> ACTIVE;
            case SOLVED, CLOSED -> CLOSED;
        };
    }

    /** What a word means when it is written to a ticket; null when it is none of {@link #STATUSES}. */
    public static @Nullable Status status(String word) {
        return switch (word) {
            case PENDING -> Status.PENDING;
            case ACTIVE -> Status.OPEN;
            case CLOSED -> Status.CLOSED;
            default -> null;
        };
    }

    /** What a word means for a ticket that begins with it; null when it is none of {@link #STATUSES}. */
    public static @Nullable Status firstStatus(String word) {
        return word.equals(PENDING) ? Status.NEW : status(word);
    }

    /** How a priority reads, null when there is none. */
    public static @Nullable String priorityText(@Nullable Priority priority) {
        return priority == null ? null : priority.label();
    }

    /** The text kept to the letter, with the level that it is recognised as. */
    public static Priority priority(String text) {
        return new Priority(text, level(text));
    }

    private static @Nullable PriorityLevel level(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "low", "1" -> PriorityLevel.LOW;
            case "medium", "normal", "2" -> PriorityLevel.MEDIUM;
            case "high", "3" -> PriorityLevel.HIGH;
            case "urgent" -> PriorityLevel.URGENT;
            default -> null;
        };
    }
}
