package io.ticketledger.standalone.fuzz;

import static io.ticketledger.standalone.fuzz.OddValues.one;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bodies that are broken as bytes, or are not what their header says. */
final class ByteMutations {
    /** Overlong, half a surrogate pair, no UTF-8, NUL, a byte order mark. */
    private static final List<String> BYTES = List.of(
            "\u00C0\u00AF",
            "\u00E0\u0080\u0080",
            "\u00ED\u00A0\u0080",
            "\u00FF",
            "\u00F4\u0090\u0080\u0080",
            "\u0000",
            "\u00EF\u00BB\u00BF",
            "\u0080",
            "\u00C3");

    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=bogus",
            "application/json;charset=iso-8859-1",
            "application/json; charset=",
            "garbage",
            "/",
            "a/b/c",
            "*/*",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-7",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=zzz",
            "multipart/form-data; boundary=\"a",
            "application/merge-patch+json",
            "application/json, text/plain",
            "APPLICATION/JSON",
            "application/json; a=\"b");

    private static final int TOO_LARGE = 2 * 1024 * 1024 + 1;

    static final List<Mutation> ALL = List.of(
            ByteMutations::cut,
            ByteMutations::flip,
            ByteMutations::insert,
            ByteMutations::anotherType,
            ByteMutations::anotherType,
            ByteMutations::another);

    private ByteMutations() {}

    private static boolean cut(Draft draft, Random random) {
        byte @Nullable [] body = draft.body;
        if (body == null || body.length == 0) {
            return false;
        }
        draft.body = Arrays.copyOf(body, random.nextInt(body.length));
        return true;
    }

    private static boolean flip(Draft draft, Random random) {
        byte @Nullable [] body = draft.body;
        if (body == null || body.length == 0) {
            return false;
        }
        byte[] flipped = body.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        draft.body = flipped;
        return true;
    }

    private static boolean insert(Draft draft, Random random) {
        byte @Nullable [] body = draft.body;
        if (body == null) {
            return false;
        }
        int at = random.nextInt(body.length + 1);
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(body, 0, at);
        more.writeBytes(one(BYTES, random).getBytes(StandardCharsets.ISO_8859_1));
        more.write(body, at, body.length - at);
        draft.body = more.toByteArray();
        return true;
    }

    private static boolean anotherType(Draft draft, Random random) {
        if (draft.body == null) {
            return false;
        }
        String type = one(TYPES, random);
        draft.contentType = type.isEmpty() ? null : type;
        return true;
    }

    private static boolean another(Draft draft, Random random) {
        byte @Nullable [] body = draft.body;
        if (body == null) {
            return false;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        draft.body = switch (random.nextInt(40)) {
            case 0 -> "x".repeat(TOO_LARGE).getBytes(StandardCharsets.US_ASCII);
            case 1, 2, 3, 4, 5 -> text.getBytes(StandardCharsets.UTF_16);
            case 6, 7, 8, 9, 10 -> (text + text).getBytes(StandardCharsets.UTF_8);
            case 11, 12, 13, 14, 15 -> ('[' + text + ']').getBytes(StandardCharsets.UTF_8);
            case 16, 17, 18, 19, 20 -> " \r\n\t".getBytes(StandardCharsets.UTF_8);
            case 21, 22, 23, 24, 25 -> (text + " garbage").getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
        return true;
    }
}
