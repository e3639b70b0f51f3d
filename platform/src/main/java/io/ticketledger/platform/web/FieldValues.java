package io.ticketledger.platform.web;

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
import java.util.stream.Collectors;
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

    private FieldValues() {}

    /** What is wrong, in words that follow the field's name. */
    static final class WrongValue extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        WrongValue(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static Long integer(JsonNode value, long min, long max) throws WrongValue {
        BigInteger number;
        if (value.isIntegralNumber()) {
            number = value.bigIntegerValue();
        } else if (value.isString() && WHOLE.matcher(value.stringValue()).matches()) {
            number = new BigInteger(value.stringValue());
        } else {
            throw new WrongValue("must be a whole number");
        }
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new WrongValue("must be between " + min + " and " + max);
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
        throw new WrongValue("must be true or false");
    }

    static UUID uuid(JsonNode value) throws WrongValue {
        UUID id = value.isString() ? Identifiers.uuid(value.stringValue()) : null;
        if (id == null) {
            throw new WrongValue("must be a UUID");
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
            throw new WrongValue("must lie between the years 1900 and 9999");
        }
        return instant;
    }

    static <E extends Enum<E>> E oneOf(JsonNode value, Class<E> type) throws WrongValue {
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.stringValue())) {
                return constant;
            }
        }
        throw new WrongValue("must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    static String json(JsonNode value, int maxBytes, int maxDepth) throws WrongValue {
        if (depth(value) > maxDepth) {
            throw new WrongValue("is nested deeper than " + maxDepth + " levels");
        }
        String text = MAPPER.writeValueAsString(value);
        if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new WrongValue("has more than " + maxBytes + " bytes");
        }
        return text;
    }

    private static int depth(JsonNode value) {
        int deepest = 0;
        for (JsonNode child : value.values()) {
            deepest = Math.max(deepest, depth(child));
        }
        return value.isContainer() ? deepest + 1 : 0;
    }

    private static WrongValue notAnInstant() {
        return new WrongValue("must be an instant in ISO 8601 with offset, such as 2026-01-31T12:00:00Z");
    }
}
