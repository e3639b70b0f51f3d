package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.Characters;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The lists behind the preset fields. Names are compared without case.
 *
 * @param statuses at least one for work that is due and one for work that is done; the first of several for one
 *     canonical status is what tickets in it show
 * @param priorities one or more, each of another level
 * @param types empty to take any text
 * @param owners empty to take any text
 */
public record CrmPresets(
        List<StatusPreset> statuses, List<PriorityPreset> priorities, List<String> types, List<String> owners) {

    /** A status word and what it means. */
    public record StatusPreset(String name, Status status) {}

    /** A priority word and what it means. */
    public record PriorityPreset(String name, PriorityLevel level) {}

    /** The lists that hold unless others are configured. */
    public static final CrmPresets DEFAULT = new CrmPresets(
            List.of(
                    new StatusPreset("New", Status.NEW),
                    new StatusPreset("Open", Status.OPEN),
                    new StatusPreset("Assigned", Status.OPEN),
                    new StatusPreset("Waiting", Status.PENDING),
                    new StatusPreset("On Hold", Status.ON_HOLD),
                    new StatusPreset("Resolved", Status.SOLVED),
                    new StatusPreset("Closed", Status.CLOSED)),
            List.of(
                    new PriorityPreset("Low", PriorityLevel.LOW),
                    new PriorityPreset("Normal", PriorityLevel.MEDIUM),
                    new PriorityPreset("High", PriorityLevel.HIGH),
                    new PriorityPreset("Urgent", PriorityLevel.URGENT)),
            List.of(),
            List.of());

    private static final int LONGEST_NAME = 100;

    /** @throws IllegalArgumentException in plain words, when the lists cannot be */
    public CrmPresets {
        statuses = List.copyOf(statuses);
        priorities = List.copyOf(priorities);
        types = List.copyOf(types);
        owners = List.copyOf(owners);
        requireNames("statuses", statuses, StatusPreset::name);
        requireNames("priorities", priorities, PriorityPreset::name);
        requireNames("types", types, Function.identity());
        requireNames("owners", owners, Function.identity());
        require(!statuses.isEmpty(), "statuses must not be empty");
        require(
                statuses.stream().anyMatch(preset -> preset.status().isUnfinished()),
                "statuses need one for work that is due: NEW, OPEN, PENDING or ON_HOLD");
        require(
                statuses.stream().anyMatch(preset -> !preset.status().isUnfinished()),
                "statuses need one for work that is done: SOLVED or CLOSED");
        require(!priorities.isEmpty(), "priorities must not be empty");
        Set<PriorityLevel> levels = new HashSet<>();
        for (PriorityPreset preset : priorities) {
            require(levels.add(preset.level()), "priorities have two names for " + preset.level());
        }
    }

    /** The form in which names are compared. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static <T> void requireNames(String list, List<T> presets, Function<T, String> nameOf) {
        Set<String> keys = new HashSet<>();
        for (T preset : presets) {
            String name = nameOf.apply(preset);
            require(!name.isBlank(), list + " have a blank name");
            require(
                    name.codePointCount(0, name.length()) <= LONGEST_NAME,
                    list + " have a name of more than " + LONGEST_NAME + " characters");
            require(Characters.problem(name) == null, list + " have a name with a character that no store takes");
            require(keys.add(key(name)), list + " have the name '" + name + "' twice");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
