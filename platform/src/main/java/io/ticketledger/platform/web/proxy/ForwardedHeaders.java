package io.ticketledger.platform.web.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The families of headers by which proxies tell. A proxy writes one of them and lets the other through as its client
 * sent it, so only one is ever believed.
 */
enum ForwardedHeaders {
    /** {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}; of several values the last. */
    X_FORWARDED {
        @Override
        List<Hop> hops(Function<String, List<String>> headers) {
            List<String> from = elements(headers.apply("X-Forwarded-For"));
            List<Hop> hops = new ArrayList<>();
            hops.add(new Hop(
                    last(from),
                    last(elements(headers.apply("X-Forwarded-Proto"))),
                    last(elements(headers.apply("X-Forwarded-Host"))),
                    last(elements(headers.apply("X-Forwarded-Port")))));
            for (int i = from.size() - 2; i >= 0; i--) {
                hops.add(new Hop(from.get(i), null, null, null));
            }
            return hops;
        }
    },
    /** {@code Forwarded}. */
    FORWARDED {
        @Override
        List<Hop> hops(Function<String, List<String>> headers) {
            return ForwardedHeader.hops(headers.apply("Forwarded"));
        }
    };

    /** All headers of this kind that the container, Spring or springdoc would read somewhere. */
    static final List<String> ALL = List.of(
            "Forwarded",
            "X-Forwarded-By",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl");

    /** What the proxies say, the nearest first. */
    abstract List<Hop> hops(Function<String, List<String>> headers);

    private static List<String> elements(List<String> lines) {
        return Arrays.stream(String.join(",", lines).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static @Nullable String last(List<String> values) {
        return values.getLast().isEmpty() ? null : values.getLast();
    }
}
