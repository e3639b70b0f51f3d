package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.crm.CrmPresets;
import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The lists behind the preset fields of the crm API; a list that is not given is the usual one.
 *
 * @param statuses each a name and the canonical status that it means
 * @param priorities each a name and the level that it means
 * @param types empty to take any text
 * @param owners empty to take any text
 */
@ConfigurationProperties(CrmProperties.PREFIX)
record CrmProperties(
        @Nullable List<StatusSetting> statuses,
        @Nullable List<PrioritySetting> priorities,
        @Nullable List<String> types,
        @Nullable List<String> owners) {
    static final String PREFIX = "ticketledger.crm";

    record StatusSetting(@Nullable String name, @Nullable String status) {}

    record PrioritySetting(@Nullable String name, @Nullable String level) {}

    /** @throws CrmPresetsException when the lists cannot be meant */
    CrmPresets presets() {
        CrmPresets usual = CrmPresets.DEFAULT;
        try {
            return new CrmPresets(
                    statuses == null
                            ? usual.statuses()
                            : statuses.stream().map(CrmProperties::preset).toList(),
                    priorities == null
                            ? usual.priorities()
                            : priorities.stream().map(CrmProperties::preset).toList(),
                    types == null ? usual.types() : types,
                    owners == null ? usual.owners() : owners);
        } catch (IllegalArgumentException e) {
            throw new CrmPresetsException("The presets of " + PREFIX + " cannot be used: " + e.getMessage() + ".");
        }
    }

    private static StatusPreset preset(StatusSetting setting) {
        return new StatusPreset(name(setting.name()), canonical(setting.status(), Status.values(), "status"));
    }

    private static PriorityPreset preset(PrioritySetting setting) {
        return new PriorityPreset(name(setting.name()), canonical(setting.level(), PriorityLevel.values(), "level"));
    }

    private static String name(@Nullable String name) {
        return Objects.requireNonNullElse(name, "");
    }

    private static <E extends Enum<E>> E canonical(@Nullable String word, E[] values, String kind) {
        return Arrays.stream(values)
                .filter(value -> word != null && value.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        (word == null ? "a " + kind + " is missing" : "'" + word + "' is no " + kind)
                                + "; it is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values).map(Enum::name).toList())));
    }
}
