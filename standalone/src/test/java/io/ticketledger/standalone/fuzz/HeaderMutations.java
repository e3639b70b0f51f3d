package io.ticketledger.standalone.fuzz;

import static io.ticketledger.standalone.fuzz.OddValues.one;

import io.ticketledger.standalone.contract.RawRequest.Header;
import java.util.List;
import java.util.Random;

/** Headers that are not what they should be. */
final class HeaderMutations {
    private static final List<String> TAGS = List.of(
            "\"1\"",
            "\"3\"",
            "*",
            "W/\"1\"",
            "\"\"",
            "3",
            "\"a\"",
            "\"9223372036854775808\"",
            "\"1\", \"2\", \"3\"",
            "\"1\",*",
            "\u00E9",
            "",
            ",",
            "\"1",
            "\"-1\"",
            "x".repeat(3_000));
    private static final List<String> KEYS = List.of(
            "once", "x".repeat(255), "x".repeat(256), "", "\u00E9", "a b", "\"once\"", "job 1", "a,b", "\uD83C\uDFAB");
    private static final List<String> ACCEPTED = List.of(
            "text/html",
            "*/*",
            "application/json;q=0",
            "application/xml, */*;q=0.1",
            "garbage",
            "/",
            "application/*",
            "",
            "application/problem+json",
            "application/json;q=2",
            "application/json; charset=utf-16",
            "a/b,".repeat(500),
            "application/json,".repeat(60) + "text/csv, */*;q=0.1");
    private static final List<Header> OTHERS = List.of(
            new Header("X-Correlation-Id", "order-17"),
            new Header("X-Correlation-Id", "x".repeat(65)),
            new Header("X-Correlation-Id", "a\u00E9\u202E"),
            new Header("Content-Encoding", "gzip"),
            new Header("Range", "bytes=0-1"),
            new Header("Accept-Encoding", "gzip, br;q=0"),
            new Header("Accept-Charset", "utf-7"),
            new Header("Accept-Language", "../../etc"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Forwarded-For", "'; DROP TABLE event; --"),
            new Header("Forwarded", "for=\"[::1"),
            new Header("X-Forwarded-Host", "evil.example"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Header("Cookie", "JSESSIONID=1; $Version=a"),
            new Header("Expect", "nothing"));

    static final List<Mutation> ALL = List.of(
            (draft, random) -> add(draft, "If-Match", one(TAGS, random)),
            (draft, random) -> add(draft, "If-None-Match", one(TAGS, random)),
            (draft, random) -> add(draft, "Idempotency-Key", one(KEYS, random)),
            (draft, random) -> add(draft, "Idempotency-Key", "key-" + random.nextInt(50)),
            (draft, random) -> add(draft, "Accept", one(ACCEPTED, random)),
            HeaderMutations::other,
            HeaderMutations::nobody,
            HeaderMutations::noHttp);

    private HeaderMutations() {}

    private static boolean other(Draft draft, Random random) {
        Header header = one(OTHERS, random);
        return add(draft, header.name(), header.value());
    }

    /** A credential that is none; in helpdesk's API the right one stands beside it and is refused for that. */
    private static boolean nobody(Draft draft, Random random) {
        if (draft.sample().endpoint().api().name().equals("helpdesk")) {
            return add(draft, "apiKey", "tlk_nobody");
        }
        return add(
                draft,
                "Authorization",
                one(List.of("", "Bearer", "Bearer \u00E9", "Basic YTpi", "Bearer a.b.c"), random));
    }

    /** A head that HTTP does not allow. */
    private static boolean noHttp(Draft draft, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> draft.segments.add("\u00E9");
            case 1 -> draft.query.add("a=b c");
            case 2 -> draft.query.add("a=\u0000");
            case 3 -> draft.headers.add(new Header("X-A", "a\u0000b"));
            default -> draft.headers.add(new Header("X A", "b"));
        }
        draft.isNoHttp();
        return true;
    }

    private static boolean add(Draft draft, String name, String value) {
        draft.headers.add(new Header(name, value));
        return true;
    }
}
