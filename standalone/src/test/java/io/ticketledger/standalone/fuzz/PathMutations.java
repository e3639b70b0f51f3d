package io.ticketledger.standalone.fuzz;

import static io.ticketledger.standalone.fuzz.OddValues.one;

import java.util.List;
import java.util.Random;

/** Paths and methods that are not what they should be. */
final class PathMutations {
    /** Read in one way only; they name nothing that is there. */
    private static final List<String> SEGMENTS = List.of(
            "0",
            "-1",
            "9223372036854775808",
            "1e3",
            "1.0",
            "abc",
            "%24ne",
            "%E2%80%AE",
            "%F0%9F%8E%AB",
            "+1",
            "%201",
            "1%20",
            "null",
            "%EF%BF%BF",
            "%EF%BB%BF1",
            "%2530",
            "a%252Fb",
            "%252e%252e",
            "%27%20OR%201=1",
            "a+b",
            "%D9%A1",
            "[1]",
            "\"",
            "%7Bid%7D",
            "1,2",
            "00000000-0000-0000-0000-000000000000",
            "0-0-0-0-0",
            "true",
            "x".repeat(255),
            "x".repeat(256),
            "9".repeat(1_000),
            "%F0%9F%8E%AB".repeat(256));

    /** Could be read in two ways, or in none. */
    private static final List<String> DOUBTFUL = List.of(
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "a%2Fb",
            "%5C",
            "%00",
            "%zz",
            "%",
            "%2",
            "%C0%AF",
            "%ED%A0%80",
            "%FF",
            "a;b=c",
            ";jsessionid=1",
            "%0d%0aX-A:1",
            "a\\b",
            "%0A",
            "%7F",
            "%C2%85");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "FOO", "get", "PROPFIND");

    static final List<Mutation> ALL = List.of(
            PathMutations::segment, PathMutations::doubtfulSegment, PathMutations::around, PathMutations::method);

    private PathMutations() {}

    private static boolean segment(Draft draft, Random random) {
        // Instead of a doubtful one it would lead somewhere again.
        if (draft.variables().isEmpty() || draft.astray()) {
            return false;
        }
        draft.segments.set(one(draft.variables(), random), one(SEGMENTS, random));
        return true;
    }

    private static boolean doubtfulSegment(Draft draft, Random random) {
        if (draft.variables().isEmpty()) {
            return false;
        }
        draft.segments.set(one(draft.variables(), random), one(DOUBTFUL, random));
        draft.isAstray();
        return true;
    }

    private static boolean around(Draft draft, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                if (draft.segments.getLast().isEmpty()) {
                    return false; // a second slash at the end would lead nowhere
                }
                draft.segments.add("");
                return true;
            }
            case 1 -> draft.segments.addAll(List.of("", ""));
            case 2 -> draft.segments.addAll(List.of("", "x"));
            case 3 -> draft.segments.addAll(List.of("..", "a%2Fb"));
            default -> draft.segments.addAll(List.of("nothing", "like", "this"));
        }
        draft.isAstray();
        return true;
    }

    private static boolean method(Draft draft, Random random) {
        draft.method = one(METHODS, random);
        return true;
    }
}
