package io.ticketledger.standalone.fuzz;

import io.ticketledger.standalone.LedgerClient;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Values at which programs break. */
final class OddValues {
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "-0",
            "1",
            "1.0",
            "0.1",
            "1e2",
            "127",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740991",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "1000000000000",
            "1000000000001",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+999999999",
            "1e-999999999",
            "1e99999999999",
            "9".repeat(1_000),
            "1" + "0".repeat(30));

    /** No JSON at all, though other parsers take some of it. */
    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "0x10",
            "01",
            "+1",
            ".5",
            "1.",
            "'a'",
            "True",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "[1,]",
            "{\"a\":}",
            "{a:1}",
            "/**/1",
            "\"\t\"",
            "\u0000");

    private static final List<String> SHAPES = List.of(
            "null",
            "true",
            "false",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"$ne\":null}",
            "{\"$gt\":\"\"}",
            "{\"$where\":\"sleep(1)\"}",
            "{\"a\":{\"b\":1}}",
            "[\"a\",\"b\"]",
            "[1,\"1\",null]",
            "{\"__proto__\":{\"admin\":true}}",
            "{\"id\":1}",
            "{\"by\":null}",
            "{\"0\":1,\"1\":2}");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\n",
            "\t\r\n",
            "null",
            "NaN",
            "true",
            "0",
            "-1",
            "1e400",
            "1.0",
            "9223372036854775808",
            "abc",
            "$ne",
            "$where",
            "{\"$ne\":1}",
            "<script>alert(1)</script>",
            "'; DROP TABLE event; --",
            "../../etc/passwd",
            "%00",
            "%s%n%d",
            "${jndi:ldap://127.0.0.1/a}",
            "#{1+1}",
            "\\",
            "\"",
            "'",
            "a\r\nSet-Cookie: a=b",
            "\u0000",
            "a\u0000b",
            "\u0001",
            "\u007F",
            "\u0085",
            "\u202Egnp.exe",
            "\u200B",
            "\uFEFF",
            "\uFFFE",
            "\uFFFF",
            "\uFDD0",
            "e\u0301".repeat(20),
            "Z" + "\u0351".repeat(300),
            "\uD83C\uDFAB",
            "\uD83D\uDC68\u200D\uD83D\uDC69",
            "\uDBFF\uDFFF",
            "\u0130\u0131\u017F\u212A",
            "\u0661\u0662\u0663",
            "\uFF11",
            "1\u00A0000",
            "\u3000",
            "\uD83C\uDFAB".repeat(255),
            "\uD83C\uDFAB".repeat(256),
            "x".repeat(100),
            "x".repeat(101),
            "x".repeat(255),
            "x".repeat(256),
            "x".repeat(1_000),
            "x".repeat(1_001),
            "x".repeat(10_001),
            "x".repeat(65_536),
            "x".repeat(65_537),
            "a b ".repeat(6_000),
            ",".repeat(300),
            "1,".repeat(300),
            "2026-02-30",
            "0000-00-00",
            "2026-13-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "10000-01-01T00:00:00Z",
            "1899-12-31T23:59:59Z",
            "1900-01-01",
            "2026-03-01T25:00:00Z",
            "2026-03-01 00:00:00",
            "2026-03-01",
            "+292278994-08-17T07:12:55.807Z",
            "2026-03-01T00:00:00+99:00",
            "2026-03-01T00:00:00.1234567890123Z",
            "2099-01-01T00:00:00Z",
            "1714292100",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "not-a-uuid",
            "0-0-0-0-0",
            "{01980f3a-5c00-7000-8000-000000004711}",
            "01980F3A-5C00-7000-8000-000000004711",
            "NEW",
            "new",
            "closed",
            "CLOSED",
            "SOLVED",
            "URGENT",
            "high",
            "3",
            "inbound",
            "delete");

    /** Escapes that stand for no character. */
    private static final List<String> HALVES =
            List.of("\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\ud83cb\"", "\"\\u0000\"", "\"\\uffff\"");

    private OddValues() {}

    static String text(Random random) {
        return one(TEXTS, random);
    }

    /** Raw JSON, or what looks like it. */
    static String json(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> one(NUMBERS, random);
            case 2, 3 -> one(SHAPES, random);
            case 4 -> one(NO_JSON, random);
            case 5 -> one(HALVES, random);
            case 6 -> deep(random);
            default -> quoted(text(random));
        };
    }

    /** A number in a parameter. */
    static String number(Random random) {
        return one(NUMBERS, random);
    }

    static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    static String quoted(String text) {
        return LedgerClient.JSON.writeValueAsString(text);
    }

    private static String deep(Random random) {
        int depth = one(List.of(99, 100, 101, 103, 104, 1_000, 20_000), random);
        String open = one(List.of("[", "{\"a\":"), random);
        return Stream.of(open.repeat(depth), "1", (open.equals("[") ? "]" : "}").repeat(depth))
                .reduce("", String::concat);
    }
}
