package io.ticketledger.query.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Gives each fact, count and open ticket a number of 64 bits, the beginning of a SHA-256, keyed anew each time: who
 * changes something that is kept can't know by how much its sum changes.
 */
final class FactNumbers {
    private static final int KEY_BYTES = 16;
    private static final byte FACT = 0;
    private static final byte COUNT = 1;
    private static final byte OPEN = 2;

    private final byte[] key = new byte[KEY_BYTES];
    private final MessageDigest digest;

    FactNumbers() {
        new SecureRandom().nextBytes(key);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A fact's, as it stands among facts. */
    long fact(String group, Fact fact) {
        return number(FACT, fact.kind(), fact.at(), fact.value(), group);
    }

    /** That of one fact of the kind in the counts of a day. */
    long count(String group, int day, FactKind kind) {
        return number(COUNT, kind, day, 0, group);
    }

    /** That of one ticket of that creation among the open ones. */
    long open(String group, long created) {
        return number(OPEN, FactKind.ENTERED, created, 0, group);
    }

    private long number(byte of, FactKind kind, long first, long second, String group) {
        ByteBuffer numbers = ByteBuffer.allocate(2 + 2 * Long.BYTES)
                .put(of)
                .put((byte) kind.ordinal())
                .putLong(first)
                .putLong(second);
        digest.update(key);
        digest.update(numbers.array());
        return ByteBuffer.wrap(digest.digest(group.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
