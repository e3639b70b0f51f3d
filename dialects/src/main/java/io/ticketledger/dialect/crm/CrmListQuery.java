package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.crm.CrmPresets.PriorityPreset;
import io.ticketledger.dialect.crm.CrmPresets.StatusPreset;
import io.ticketledger.dialect.crm.CrmVocabulary.ShownStatus;
import io.ticketledger.events.PriorityLevel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list is to hold. A parameter without a value counts as not given; unknown ones are left out.
 *
 * @param idAfter only tickets with a higher number; 0 for all
 * @param createdSince inclusive
 * @param updatedSince inclusive
 * @param levels the levels that show the priority that was asked for; null for any
 */
public record CrmListQuery(
        long idAfter,
        @Nullable Instant createdSince,
        @Nullable Instant updatedSince,
        @Nullable ShownStatus status,
        @Nullable Set<PriorityLevel> levels,
        @Nullable String type,
        @Nullable String owner) {
    /** The most tickets in one answer. */
    public static final int MOST_TICKETS = 1_000;

    /** A plus before an offset arrives as a blank, unless it is encoded. */
    private static final Pattern OFFSET_AFTER_BLANK = Pattern.compile("([Tt][^ ]+) ([0-9]{2}:[0-9]{2})");

    private static final Pattern CUSTOMER = Pattern.compile("[0-9]{1,18}");
    private static final String ID_AFTER = "idAfter";
    private static final List<String> NAMES =
            List.of("createdSince", "updatedSince", "ticketType", "status", "ticketPriority", "owner", "consistency");

    /** @throws ApiException {@code InvalidFields} when a parameter is wrong */
    public static CrmListQuery parse(Map<String, List<String>> parameters, CrmVocabulary words) {
        Map<String, List<String>> given = new LinkedHashMap<>(parameters);
        given.values().removeIf(values -> values.equals(List.of("")));
        Fields fields = Fields.ofParameters(given, new CrmWording());
        Long idAfter = fields.integer(ID_AFTER, 0, CrmTicket.HIGHEST_ID);
        StatusPreset status = preset(fields, CrmField.STATUS, words::status);
        PriorityPreset priority = preset(fields, CrmField.PRIORITY, words::priority);
        CrmListQuery query = new CrmListQuery(
                idAfter == null ? 0 : idAfter,
                fields.read("createdSince", CrmListQuery::since, CrmWording.NOT_A_DATE),
                fields.read("updatedSince", CrmListQuery::since, CrmWording.NOT_A_DATE),
                status == null ? null : words.showing(status),
                priority == null ? null : words.showing(priority),
                preset(fields, CrmField.TYPE, words::type),
                preset(fields, CrmField.OWNER, words::owner));
        fields.throwIfInvalid();
        return query;
    }

    /** A customer's id as it is kept; null for what is no whole number, which is nobody's. */
    public static @Nullable String customer(String id) {
        return CUSTOMER.matcher(id).matches() ? Long.valueOf(id).toString() : null;
    }

    /**
     * The address of what comes after a page.
     *
     * @param list the list's own address, without parameters
     * @param parameters those of the page
     * @param last the last number on the page
     */
    public static String next(String list, Map<String, List<String>> parameters, String last) {
        return NAMES.stream()
                .filter(name -> parameters.containsKey(name))
                .map(name -> "&" + name + "="
                        + encoded(parameters.getOrDefault(name, List.of("")).getLast()))
                .collect(Collectors.joining("", list + "?" + ID_AFTER + "=" + last, ""));
    }

    private static @Nullable Instant since(String text) {
        return CrmDates.instant(OFFSET_AFTER_BLANK.matcher(text).replaceFirst("$1+$2"));
    }

    private static <T> @Nullable T preset(Fields fields, CrmField field, Function<String, @Nullable T> meaning) {
        String name = field.jsonName();
        String value = fields.text(name, field.maxLength());
        T preset = value == null ? null : meaning.apply(value);
        if (value != null && preset == null) {
            fields.problem(name, new Problem.NotOneOf(value, List.of()));
        }
        return preset;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
