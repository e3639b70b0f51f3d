package io.ticketledger.standalone.access;

import io.ticketledger.standalone.contract.RawAnswer;
import java.util.regex.Pattern;

/** An answer without what must differ: the id that was asked for, and in the answer to a write that was done its times and numbers. */
record Masked(int status, String headers, String body) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?");

    private static final Pattern USED = Pattern.compile("\"lastUsedAt\":(null|\"[^\"]*\"),?");

    static Masked of(RawAnswer answer, String id, boolean write) {
        RawAnswer same = answer.withoutVarying();
        boolean done = write && answer.status() < 300;
        if (done) {
            same.headers().remove("Content-Length");
        }
        String headers = same.headers().toString().replace(id, "{id}");
        String body = same.body().replace(id, "{id}");
        return new Masked(answer.status(), done ? plain(headers) : headers, done ? plain(body) : body);
    }

    /** A text with its instants taken out. */
    static String withoutInstants(String text) {
        return INSTANT.matcher(text).replaceAll("{instant}");
    }

    /** A list of keys without when they were used last. */
    static String withoutUse(String keys) {
        return USED.matcher(keys).replaceAll("");
    }

    private static String plain(String text) {
        return UUID.matcher(withoutInstants(text))
                .replaceAll("{uuid}")
                .replaceAll("tlk_[\\w-]+", "{key}")
                .replaceAll("\\d+", "#");
    }
}
