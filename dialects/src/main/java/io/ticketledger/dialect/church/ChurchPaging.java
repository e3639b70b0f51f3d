package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which page of the list a client wants, and the links to the pages beside it. */
public final class ChurchPaging {
    static final int USUAL_SIZE = 20;

    /** How many tickets a page may have. */
    public static final int LARGEST_SIZE = 100;

    private static final String PAGE = "page";
    private static final String PAGE_SIZE = "page_size";
    private static final Pattern WHOLE = Pattern.compile("0*([1-9][0-9]*)");
    private static final int MOST_DIGITS = 18;
    /** A credential that a client puts into the URL is not accepted there, and not repeated. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i).*(token|key|secret|password|passwd|auth|credential|signature|session).*", Pattern.DOTALL);

    private final String url;
    private final Map<String, List<String>> parameters;
    private final int largest;

    /**
     * @param url the list's own address, without parameters
     * @param parameters those of the request; of a repeated one the last counts
     * @param largest how many tickets a page may have here, up to {@link #LARGEST_SIZE}
     */
    public ChurchPaging(String url, Map<String, List<String>> parameters, int largest) {
        this.url = url;
        this.parameters = parameters;
        this.largest = largest;
    }

    /** A page of the list. */
    public record Page(long number, long count, int size) {
        /** How many tickets stand before it. */
        public long offset() {
            return (number - 1) * size;
        }
    }

    /** How many tickets a page has: what was asked for, as far as that is possible. */
    public int size() {
        Long asked = number(last(PAGE_SIZE));
        return (int) Math.min(asked == null ? USUAL_SIZE : asked, largest);
    }

    /**
     * The page of a list of so many tickets. An empty list has one page.
     *
     * @throws ApiException NotFound when there is no such page
     */
    public Page page(long count) {
        int size = size();
        long pages = Math.max(1, Math.ceilDiv(count, size));
        String asked = last(PAGE);
        Long number = asked == null || asked.isEmpty() ? Long.valueOf(1) : number(asked);
        if ("last".equals(asked)) {
            number = pages;
        }
        if (number == null || number > pages) {
            throw new ApiException(new ApiError.NotFound(ChurchErrors.PAGE));
        }
        return new Page(number, count, size);
    }

    /** The answer that shows a page. */
    public ChurchTicketList answer(Page page, List<ChurchTicket> tickets) {
        boolean more = page.offset() + page.size() < page.count();
        return new ChurchTicketList(
                page.count(),
                more ? link(page.number() + 1) : null,
                page.number() > 1 ? link(page.number() - 1) : null,
                List.copyOf(tickets));
    }

    private String link(long number) {
        Map<String, List<String>> wanted = new TreeMap<>(parameters);
        wanted.remove(PAGE);
        wanted.keySet().removeIf(name -> CREDENTIAL.matcher(name).matches());
        if (number > 1) {
            wanted.put(PAGE, List.of(String.valueOf(number)));
        }
        String query = wanted.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + '=' + encode(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? url : url + '?' + query;
    }

    private @Nullable String last(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getLast();
    }

    /** A positive whole number, as large as can be when it has too many digits; null for any other text. */
    private static @Nullable Long number(@Nullable String text) {
        Matcher matcher = WHOLE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        String digits = matcher.group(1);
        return digits.length() > MOST_DIGITS ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(digits);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
