package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.paging.BadCursorException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's parameters: reads each one, and collects what is wrong with any of them. */
final class Params {
    static final String CONSISTENCY = "consistency";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private final String path;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /** Of a query of read models, which also takes {@link #CONSISTENCY}. */
    Params(HttpServletRequest request, Set<String> known) {
        this(request.getRequestURI(), request.getParameterMap(), known, true);
    }

    /** Of a query of the log, which is never behind. */
    static Params ofLog(HttpServletRequest request, Set<String> known) {
        return new Params(request.getRequestURI(), request.getParameterMap(), known, false);
    }

    private Params(String path, Map<String, String[]> parameters, Set<String> known, boolean ofReadModel) {
        this.path = path;
        parameters.forEach((name, given) -> {
            if (!known.contains(name) && !(ofReadModel && name.equals(CONSISTENCY))) {
                wrong(name, "is no parameter of this query");
            } else if (given.length > 1) {
                wrong(name, "is given more than once");
            } else if (given[0].indexOf('\0') >= 0) {
                wrong(name, "must not contain NUL");
            } else {
                values.put(name, given[0]);
            }
        });
    }

    /** Those of the URL alone, of a request whose body nobody reads. */
    static Params ofUrl(HttpServletRequest request, Set<String> known) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        QueryParameters.of(request).forEach((name, given) -> parameters.put(name, given.toArray(String[]::new)));
        return new Params(request.getRequestURI(), parameters, known, true);
    }

    /** What is given, by name, for a record to which more may be added. */
    Map<String, Object> given() {
        return new LinkedHashMap<>(values);
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /** The value as read, null when it is not given or wrong. */
    <T> @Nullable T read(String name, Function<String, @Nullable T> reading, String otherwise) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        T read = reading.apply(value);
        if (read == null) {
            wrong(name, otherwise);
        }
        return read;
    }

    /** An instant, cut up to milliseconds, which is how precise a ticket's instants are. */
    @Nullable
    Instant instant(String name) {
        Instant exact = exactInstant(name);
        if (exact == null) {
            return null;
        }
        Instant cut = exact.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(exact) ? cut : cut.plusMillis(1);
    }

    /** An instant as it is written. */
    @Nullable
    Instant exactInstant(String name) {
        return read(name, Params::parseInstant, "must be an instant such as 2026-01-31T08:00:00Z");
    }

    /** A whole number of up to 18 digits, from the least on. */
    @Nullable
    Long number(String name, long least) {
        return read(
                name,
                value -> value.matches("[0-9]{1,18}") && Long.parseLong(value) >= least ? Long.valueOf(value) : null,
                "must be a number from " + least + " on");
    }

    int limit(int most, int usual) {
        Integer limit = read(
                LIMIT,
                value -> {
                    boolean number = value.matches("[0-9]{1,9}");
                    int parsed = number ? Integer.parseInt(value) : 0;
                    return parsed >= 1 && parsed <= most ? Integer.valueOf(parsed) : null;
                },
                "must be a number from 1 to " + most);
        return limit == null ? Math.min(usual, most) : limit;
    }

    Consistency consistency(Consistency usual) {
        Consistency asked = read(
                CONSISTENCY,
                value -> switch (value) {
                    case "eventual" -> Consistency.EVENTUAL;
                    case "strong" -> Consistency.STRONG;
                    default -> null;
                },
                "must be eventual or strong");
        return asked == null ? usual : asked;
    }

    void wrong(String name, String reason) {
        errors.computeIfAbsent(name, parameter -> new ArrayList<>()).add(reason);
    }

    /** Ends the request when anything was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw new ApiException(new ApiError.InvalidFields(errors));
        }
    }

    /** What is read from a cursor; ends the request when the cursor is not good for it. */
    static <T> T withCursor(String name, String otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadCursorException e) {
            throw new ApiException(new ApiError.InvalidFields(Map.of(name, List.of(otherwise))));
        }
    }

    /** The path of the page that begins at the cursor: this request's with another cursor. */
    @Nullable
    String next(@Nullable String cursor) {
        return next(CURSOR, cursor);
    }

    /** The same with another value of some parameter; null for null. */
    @Nullable
    String next(String parameter, @Nullable String place) {
        if (place == null) {
            return null;
        }
        StringBuilder next = new StringBuilder(path).append('?');
        values.forEach((name, value) -> {
            if (!name.equals(parameter)) {
                next.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                        .append('&');
            }
        });
        return next.append(parameter).append('=').append(place).toString();
    }

    static @Nullable Instant parseInstant(String value) {
        try {
            Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value, Instant::from);
            Instant next = Instant.ofEpochMilli(Math.addExact(instant.toEpochMilli(), 1));
            return next.isAfter(instant) ? instant : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
