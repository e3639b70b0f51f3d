package io.ticketledger.dialect.table;

import io.ticketledger.dialect.church.ChurchVocabulary;
import io.ticketledger.dialect.crm.CrmPresets;
import io.ticketledger.dialect.crm.CrmVocabulary;
import io.ticketledger.dialect.discord.DiscordVocabulary;
import io.ticketledger.dialect.helpdesk.HelpdeskVocabulary;
import io.ticketledger.dialect.isp.IspVocabulary;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One dialect's words for status and priority, all as text.
 *
 * @param statuses every status word that can be written
 * @param created what a word means for a new ticket
 * @param written what a word means for one that is there
 * @param status how a status with its label reads
 * @param priorities every priority word that can be written; none where there is no priority
 */
record Vocabulary(
        String name,
        List<String> statuses,
        Function<String, Status> created,
        Function<String, Written> written,
        BiFunction<Status, @Nullable String, String> status,
        List<String> priorities,
        Function<String, Priority> priority,
        Function<@Nullable Priority, @Nullable String> priorityWord) {

    private static final CrmVocabulary CRM = new CrmVocabulary(CrmPresets.DEFAULT);

    /** A status with the label that its word leaves behind. */
    record Written(Status status, @Nullable String label) {}

    static List<Vocabulary> all() {
        return List.of(church(), helpdesk(), crm(), discord(), isp());
    }

    @Override
    public String toString() {
        return name;
    }

    private static Vocabulary church() {
        return new Vocabulary(
                "church",
                ChurchVocabulary.STATUSES,
                word -> Objects.requireNonNull(ChurchVocabulary.firstStatus(word)),
                word -> new Written(Objects.requireNonNull(ChurchVocabulary.status(word)), null),
                (status, label) -> ChurchVocabulary.statusWord(status),
                List.of("low", "medium", "high", "urgent"),
                ChurchVocabulary::priority,
                ChurchVocabulary::priorityText);
    }

    private static Vocabulary helpdesk() {
        Function<String, Status> status = word -> Objects.requireNonNull(HelpdeskVocabulary.status(word));
        return new Vocabulary(
                "helpdesk",
                List.of("new", "open", "pending", "holding", "solved", "closed"),
                status,
                word -> new Written(status.apply(word), null),
                (canonical, label) -> HelpdeskVocabulary.word(canonical),
                List.of("low", "medium", "high", "urgent"),
                word -> Priority.of(Objects.requireNonNull(HelpdeskVocabulary.level(word))),
                HelpdeskVocabulary::word);
    }

    private static Vocabulary crm() {
        Function<String, Written> written = word -> {
            CrmPresets.StatusPreset preset = Objects.requireNonNull(CRM.status(word));
            return new Written(preset.status(), CRM.label(preset));
        };
        return new Vocabulary(
                "crm",
                List.of("New", "Open", "Assigned", "Waiting", "On Hold", "Resolved", "Closed"),
                word -> written.apply(word).status(),
                written,
                CRM::shown,
                List.of("Low", "Normal", "High", "Urgent"),
                word -> Priority.of(Objects.requireNonNull(CRM.priority(word)).level()),
                CRM::shown);
    }

    private static Vocabulary discord() {
        Function<String, Status> status = word -> DiscordVocabulary.status(word.equals("closed=true"));
        return new Vocabulary(
                "discord",
                List.of("closed=false", "closed=true"),
                status,
                word -> new Written(status.apply(word), null),
                (canonical, label) -> "closed=" + DiscordVocabulary.closed(canonical),
                List.of(),
                word -> {
                    throw new AssertionError("there is no priority");
                },
                priority -> null);
    }

    private static Vocabulary isp() {
        Function<String, Status> status = word -> IspVocabulary.status(Integer.parseInt(word));
        return new Vocabulary(
                "isp",
                List.of("0", "1", "2", "3"),
                status,
                word -> new Written(status.apply(word), null),
                (canonical, label) -> String.valueOf(IspVocabulary.number(canonical)),
                List.of("1", "2", "3"),
                word -> IspVocabulary.priority(Integer.parseInt(word)),
                priority -> String.valueOf(IspVocabulary.number(priority)));
    }
}
