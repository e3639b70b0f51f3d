package io.ticketledger.dialect;

import java.io.Serial;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single JSON values turned into Java ones. */
final class FieldValues {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final int LONGEST_GIVEN = 200;

    private FieldValues() {}

    /** A value has a problem. It has no stack trace: it is an answer. */
    static final class WrongValue extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        WrongValue(Problem problem) {
            super(problem.getClass().getSimpleName(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Long integer(JsonNode value, long min, long max) throws WrongValue {
        BigInteger number;
        if (value.isIntegralNumber()) {
            number = value.bigIntegerValue();
        } else if (value.isString() && WHOLE.matcher(value.stringValue()).matches()) {
            number = new BigInteger(value.stringValue());
        } else {
            throw new WrongValue(new Problem.NotWhole());
        }
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new WrongValue(new Problem.OutOfRange(min, max));
        }
        return number.longValueExact();
    }

    static Boolean bool(JsonNode value, boolean textual) throws WrongValue {
        String text = textual && value.isString() ? value.stringValue() : "";
        if (value.isBoolean() ? value.booleanValue() : text.equals("true")) {
            return true;
        }
        if (value.isBoolean() || text.equals("false")) {
            return false;
        }
        throw new WrongValue(new Problem.NotBoolean());
    }

    static UUID uuid(JsonNode value) throws WrongValue {
        UUID id = value.isString() ? Identifiers.uuid(value.stringValue()) : null;
        if (id == null) {
            throw new WrongValue(new Problem.NotUuid(given(value)));
        }
        return id;
    }

    static Instant instant(JsonNode value) throws WrongValue {
        Instant instant;
        try {
            if (!value.isString()) {
                throw notAnInstant();
            }
            instant = OffsetDateTime.parse(value.stringValue(), ISO).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw notAnInstant();
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(END)) {
            throw new WrongValue(new Problem.InstantOutOfRange());
        }
        return instant;
    }

    static <E extends Enum<E>> E oneOf(JsonNode value, Class<E> type) throws WrongValue {
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.stringValue())) {
                return constant;
            }
        }
        throw new WrongValue(new Problem.NotOneOf(
                given(value),
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    static String json(JsonNode value, int maxBytes, int maxDepth) throws WrongValue {
        if (depth(value) > maxDepth) {
            throw new WrongValue(new Problem.TooDeep(maxDepth));
        }
        String text = MAPPER.writeValueAsString(value);
        if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new WrongValue(new Problem.TooLarge(maxBytes));
        }
        return text;
    }

    /** The value as text, short enough to be said again. */
    static String given(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_GIVEN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_GIVEN));
    }

    private static int depth(JsonNode value) {
        int deepest = 0;
        for (JsonNode child : value.values()) {
            deepest = Math.max(deepest, depth(child));
        }
        return value.isContainer() ? deepest + 1 : 0;
    }

    private static WrongValue notAnInstant() {
        return new WrongValue(new Problem.NotInstant());
    }
}
