package io.ticketledger.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A priority as it was written and as it is understood.
 *
 * @param label the text kept verbatim, 1 to 100 characters
 * @param level the recognised level, null when the label is not recognised
 */
public record Priority(String label, @Nullable PriorityLevel level) {

    /** The priority that a dialect with fixed levels stores: the lower-case word as label. */
    public static Priority of(PriorityLevel level) {
        return new Priority(level.name().toLowerCase(Locale.ROOT), level);
    }

    /** The canonical word: the level's name, or the label when there is no level. */
    public String word() {
        return level == null ? label : level.name();
    }
}
