package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.Status;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets the index shows: {@code query, applyView, itemStart, itemLimit, status, searchArchived}. A parameter
 * without a value counts as absent.
 *
 * @param text what was asked for, null for anything
 * @param statuses those that a ticket may have; none of them when view and status contradict each other
 */
public record HelpdeskSearch(@Nullable String text, People people, Set<Status> statuses, int start, int limit) {
    /** How many tickets one answer may hold. */
    public static final int MOST = 9_999;

    private static final int USUAL = 15;
    private static final int FURTHEST = 1_000_000_000;
    private static final int LONGEST = 10_000;
    private static final List<String> YES = List.of("true", "1", "yes");
    private static final List<String> NO = List.of("false", "0", "no");

    /** Whose tickets they are. */
    public enum People {
        ANYBODY,
        /** Those with neither owner nor group nor claim. */
        NOBODY,
        /** Those that the caller owns or has claimed. */
        CALLER
    }

    /**
     * @param searchable whether a text has no more words than can be searched for at once
     * @param most how many tickets one answer may hold here, up to {@link #MOST}
     * @throws io.ticketledger.dialect.ApiException InvalidFields, in the order of the parameters above
     */
    public static HelpdeskSearch parse(Map<String, List<String>> parameters, Predicate<String> searchable, int most) {
        Fields fields = Fields.ofParameters(filled(parameters), HelpdeskWording.INSTANCE);
        String text = fields.text("query", LONGEST);
        if (text != null && !searchable.test(text)) {
            fields.problem("query", new Problem.Other("has too many words"));
        }
        View view = fields.read("applyView", View::of, new Problem.Other("is no view"));
        Long start = fields.integer("itemStart", 0, FURTHEST);
        Long limit = fields.integer("itemLimit", 1, most);
        Status status = fields.read("status", HelpdeskVocabulary::status, new Problem.Other("is no status"));
        boolean archived = flag(fields, "searchArchived");
        fields.throwIfInvalid();
        return new HelpdeskSearch(
                text,
                view == null ? People.ANYBODY : view.people(),
                statuses(view == null ? null : view.status(), status, archived),
                start == null ? 0 : start.intValue(),
                limit == null ? Math.min(USUAL, most) : limit.intValue());
    }

    /** {@code getTicketHistory}: whether the timeline shall hold events. @throws io.ticketledger.dialect.ApiException */
    public static boolean withHistory(Map<String, List<String>> parameters) {
        Fields fields = Fields.ofParameters(filled(parameters), HelpdeskWording.INSTANCE);
        boolean history = flag(fields, "getTicketHistory");
        fields.throwIfInvalid();
        return history;
    }

    private static Set<Status> statuses(@Nullable Status view, @Nullable Status status, boolean archived) {
        Set<Status> statuses = EnumSet.allOf(Status.class);
        if (view != null) {
            statuses.retainAll(Set.of(view));
        }
        if (status != null) {
            statuses.retainAll(Set.of(status));
        }
        if (!archived && view != Status.CLOSED && status != Status.CLOSED) {
            statuses.remove(Status.CLOSED);
        }
        return Set.copyOf(statuses);
    }

    private static boolean flag(Fields fields, String name) {
        Boolean flag = fields.read(name, HelpdeskSearch::flag, new Problem.NotBoolean());
        return flag != null && flag;
    }

    private static @Nullable Boolean flag(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return YES.contains(lower) ? Boolean.TRUE : NO.contains(lower) ? Boolean.FALSE : null;
    }

    private static Map<String, List<String>> filled(Map<String, List<String>> parameters) {
        Map<String, List<String>> filled = new LinkedHashMap<>(parameters);
        filled.values().removeIf(values -> values.stream().allMatch(String::isEmpty));
        return filled;
    }

    private record View(People people, @Nullable Status status) {
        static @Nullable View of(String name) {
            Status status = HelpdeskVocabulary.status(name);
            return switch (name) {
                case "all" -> new View(People.ANYBODY, null);
                case "unassigned" -> new View(People.NOBODY, null);
                case "mine" -> new View(People.CALLER, null);
                default -> status == null ? null : new View(People.ANYBODY, status);
            };
        }
    }
}
