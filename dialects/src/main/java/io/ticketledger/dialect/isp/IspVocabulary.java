package io.ticketledger.dialect.isp;

import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Status and priority as numbers. Several canonical values read as one number, so a number that a ticket already shows
 * says nothing new about it.
 */
public final class IspVocabulary {
    static final int LOWEST_STATUS = 0;
    static final int HIGHEST_STATUS = 3;
    static final int LOWEST_PRIORITY = 1;
    static final int HIGHEST_PRIORITY = 3;

    private static final int USUAL_PRIORITY = 2;

    private IspVocabulary() {}

    /** What a status reads as, 0 to 3. */
    public static int number(Status status) {
        return switch (status) {
            case NEW -> 0;
            case OPEN, PENDING, ON_HOLD -> 1;
            case SOLVED -> 2;
            case CLOSED -> 3;
        };
    }

    /** What a number from 0 to 3 writes. */
    public static Status status(int number) {
        return switch (number) {
            case 0 -> Status.NEW;
            case 1 -> Status.OPEN;
            case 2 -> Status.SOLVED;
            case 3 -> Status.CLOSED;
            default -> throw new IllegalArgumentException("no status " + number);
        };
    }

    /** Every status that reads as the number. */
    public static Set<Status> statuses(int number) {
        Set<Status> found = EnumSet.noneOf(Status.class);
        for (Status status : Status.values()) {
            if (number(status) == number) {
                found.add(status);
            }
        }
        return found;
    }

    /** What a priority reads as, 1 to 3; 2 when there is no level. */
    public static int number(@Nullable Priority priority) {
        PriorityLevel level = priority == null ? null : priority.level();
        return level == null ? USUAL_PRIORITY : number(level);
    }

    /** What a number from 1 to 3 writes. */
    public static Priority priority(int number) {
        return switch (number) {
            case 1 -> Priority.of(PriorityLevel.LOW);
            case 2 -> Priority.of(PriorityLevel.MEDIUM);
            case 3 -> Priority.of(PriorityLevel.HIGH);
            default -> throw new IllegalArgumentException("no priority " + number);
        };
    }

    /** Every level that reads as the number. */
    public static Set<PriorityLevel> levels(int number) {
        Set<PriorityLevel> found = EnumSet.noneOf(PriorityLevel.class);
        for (PriorityLevel level : PriorityLevel.values()) {
            if (number(level) == number) {
                found.add(level);
            }
        }
        return found;
    }

    /** Whether a priority without a level reads as the number. */
    public static boolean includesNoLevel(int number) {
        return number == USUAL_PRIORITY;
    }

    private static int number(PriorityLevel level) {
        return switch (level) {
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH, URGENT -> 3;
        };
    }
}
