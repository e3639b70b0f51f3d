package io.ticketledger.query.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Sums by which it is told whether two heaps of facts are the same, without keeping either: each fact has a number of 64
 * bits, the beginning of a SHA-256, and it does not matter in which order they are added up. The numbers are others each
 * time, so nobody can prepare another heap that has the same sum.
 */
final class FactSums {
    private static final int KEY_BYTES = 16;
    private static final byte FACT = 0;
    private static final byte COUNT = 1;
    private static final byte OPEN = 2;

    private final byte[] key = new byte[KEY_BYTES];
    private final MessageDigest digest;

    FactSums() {
        new SecureRandom().nextBytes(key);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** That of a fact as it stands among facts. */
    long fact(String group, Fact fact) {
        return sum(FACT, fact.kind(), fact.at(), fact.value(), group);
    }

    /** What one fact of the kind adds to the counts of a day. */
    long count(String group, int day, FactKind kind) {
        return sum(COUNT, kind, day, 0, group);
    }

    /** What one ticket of that creation adds to the open ones. */
    long open(String group, long created) {
        return sum(OPEN, FactKind.ENTERED, created, 0, group);
    }

    /** All that a fact adds to its cell. */
    long worth(String group, Fact fact) {
        long counted = fact.kind().isTime() ? 0 : count(group, Months.dayOf(fact.at()), fact.kind());
        return fact(group, fact) + counted + open(group, fact);
    }

    /** What a fact adds to the open tickets of its cell. */
    long open(String group, Fact fact) {
        int sign = OpenTickets.sign(fact.kind());
        return sign == 0 ? 0 : sign * open(group, fact.value());
    }

    private long sum(byte of, FactKind kind, long first, long second, String group) {
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
