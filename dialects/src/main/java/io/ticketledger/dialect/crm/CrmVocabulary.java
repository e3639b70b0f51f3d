package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the preset fields, both ways. A canonical status without a preset reads as its nearest one has it: work
 * that is due never reads as done, nor the other way round. A level without a preset reads as the next lower one, or
 * else the next higher one.
 */
public final class CrmVocabulary {
    private static final Map<Status, List<Status>> NEAREST = Map.of(
            Status.NEW, List.of(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD),
            Status.OPEN, List.of(Status.OPEN, Status.NEW, Status.PENDING, Status.ON_HOLD),
            Status.PENDING, List.of(Status.PENDING, Status.ON_HOLD, Status.OPEN, Status.NEW),
            Status.ON_HOLD, List.of(Status.ON_HOLD, Status.PENDING, Status.OPEN, Status.NEW),
            Status.SOLVED, List.of(Status.SOLVED, Status.CLOSED),
            Status.CLOSED, List.of(Status.CLOSED, Status.SOLVED));

    private final CrmPresets presets;
    private final Map<Status, List<String>> namesOfStatus = new EnumMap<>(Status.class);
    private final Map<PriorityLevel, PriorityPreset> presetOfLevel = new EnumMap<>(PriorityLevel.class);

    public CrmVocabulary(CrmPresets presets) {
        this.presets = presets;
        for (Status status : Status.values()) {
            namesOfStatus.put(status, names(nearest(status)));
        }
        for (PriorityLevel level : PriorityLevel.values()) {
            presetOfLevel.put(level, nearest(level));
        }
    }

    /**
     * Which tickets show a status word: those in one of the statuses whose label is the given one, or, when none is
     * given, is none of the others.
     */
    public record ShownStatus(
            Set<Status> statuses, @Nullable String label, Set<String> otherLabels) {
        public ShownStatus {
            statuses = Set.copyOf(statuses);
            otherLabels = Set.copyOf(otherLabels);
        }
    }

    /** The status that a word means; null when it is no preset. */
    public @Nullable StatusPreset status(String name) {
        return presets.statuses().stream()
                .filter(preset -> same(preset.name(), name))
                .findFirst()
                .orElse(null);
    }

    /** What a ticket of this status and with this label shows. */
    public String shown(Status status, @Nullable String label) {
        List<String> names = namesOf(status);
        return label != null && names.contains(label) ? label : names.getFirst();
    }

    /** The label that is kept when a ticket comes to the preset's status by it; null for what it would show anyway. */
    public @Nullable String label(StatusPreset preset) {
        return preset.name().equals(namesOf(preset.status()).getFirst()) ? null : preset.name();
    }

    /** The tickets that show the preset. */
    public ShownStatus showing(StatusPreset preset) {
        List<String> names = namesOf(preset.status());
        Set<Status> statuses = Arrays.stream(Status.values())
                .filter(status -> namesOf(status).equals(names))
                .collect(Collectors.toSet());
        return label(preset) == null
                ? new ShownStatus(statuses, null, Set.copyOf(names.subList(1, names.size())))
                : new ShownStatus(statuses, preset.name(), Set.of());
    }

    /** The priority that a word means; null when it is no preset. */
    public @Nullable PriorityPreset priority(String name) {
        return presets.priorities().stream()
                .filter(preset -> same(preset.name(), name))
                .findFirst()
                .orElse(null);
    }

    /** What a ticket of this priority shows; null without a level. */
    public @Nullable String shown(@Nullable Priority priority) {
        PriorityPreset preset =
                priority == null || priority.level() == null ? null : presetOfLevel.get(priority.level());
        return preset == null ? null : preset.name();
    }

    /** The levels that show the preset. */
    public Set<PriorityLevel> showing(PriorityPreset preset) {
        Set<PriorityLevel> levels = EnumSet.noneOf(PriorityLevel.class);
        presetOfLevel.forEach((level, shown) -> {
            if (shown.equals(preset)) {
                levels.add(level);
            }
        });
        return levels;
    }

    /** The type as it is kept; null when it is no preset. */
    public @Nullable String type(String name) {
        return oneOf(presets.types(), name);
    }

    /** The owner as it is kept; null when it is no preset. */
    public @Nullable String owner(String name) {
        return oneOf(presets.owners(), name);
    }

    private List<String> namesOf(Status status) {
        return namesOfStatus.getOrDefault(status, List.of());
    }

    private Status nearest(Status status) {
        return NEAREST.getOrDefault(status, List.of()).stream()
                .filter(near -> !names(near).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(Status status) {
        return presets.statuses().stream()
                .filter(preset -> preset.status() == status)
                .map(StatusPreset::name)
                .toList();
    }

    private PriorityPreset nearest(PriorityLevel level) {
        PriorityLevel[] levels = PriorityLevel.values();
        return Stream.concat(
                        Stream.iterate(level.ordinal(), i -> i >= 0, i -> i - 1),
                        Stream.iterate(level.ordinal() + 1, i -> i < levels.length, i -> i + 1))
                .flatMap(i -> presets.priorities().stream().filter(preset -> preset.level() == levels[i]))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String oneOf(List<String> names, String name) {
        return names.isEmpty()
                ? name
                : names.stream()
                        .filter(preset -> same(preset, name))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean same(String one, String other) {
        return CrmPresets.key(one).equals(CrmPresets.key(other));
    }
}
