package io.ticketledger.platform.web.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Forwarded} of RFC 7239. It is read from its end, where the nearest proxy wrote, so that nothing a
 * client put before it, an open quotation mark for one, changes how that is read.
 */
final class ForwardedHeader {
    private ForwardedHeader() {}

    /** What the proxies say, the nearest first, up to the first of them that cannot be read. */
    static List<Hop> hops(List<String> lines) {
        String value = String.join(",", lines);
        List<Hop> hops = new ArrayList<>();
        for (int end = value.length(); end >= 0; ) {
            int comma = startOfElement(value, end) - 1;
            Hop hop = comma < -1 ? null : hop(value.substring(comma + 1, end).strip());
            if (hop == null) {
                break;
            }
            hops.add(hop);
            end = comma;
        }
        return hops;
    }

    /** Where the element that ends here begins: after a comma that is not quoted. -1 when a quotation never began. */
    private static int startOfElement(String value, int end) {
        boolean quoted = false;
        for (int i = end - 1; i >= 0; i--) {
            char c = value.charAt(i);
            if (c == '"' && !(quoted && escaped(value, i))) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i + 1;
            }
        }
        return quoted ? -1 : 0;
    }

    private static boolean escaped(String value, int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && value.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static @Nullable Hop hop(String element) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : pairs(element)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String value =
                    equals < 0 ? null : unquoted(pair.substring(equals + 1).strip());
            if (name.isEmpty() || value == null || pairs.put(name, value) != null) {
                return null;
            }
        }
        return pairs.isEmpty() ? null : new Hop(pairs.get("for"), pairs.get("proto"), pairs.get("host"), null);
    }

    private static List<String> pairs(String element) {
        List<String> pairs = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= element.length(); i++) {
            char c = i < element.length() ? element.charAt(i) : ';';
            if (c == '"' && !(quoted && escaped(element, i))) {
                quoted = !quoted;
            } else if (c == ';' && (!quoted || i == element.length())) {
                String pair = element.substring(start, i).strip();
                if (!pair.isEmpty()) {
                    pairs.add(pair);
                }
                start = i + 1;
            }
        }
        return pairs;
    }

    private static @Nullable String unquoted(String value) {
        if (value.indexOf('"') < 0) {
            return value.isEmpty() ? null : value;
        }
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : null;
    }
}
