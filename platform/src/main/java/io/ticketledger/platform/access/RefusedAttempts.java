package io.ticketledger.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ticketledger.platform.limits.Networks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log of refused credentials without letting anybody fill it: of the attempts of one kind (network, API, reason,
 * and key if it is known) within an hour the 1st, the 10th, the 100th and so on.
 */
final class RefusedAttempts {
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int MOST_KINDS = 10_000;

    private final boolean addresses;
    private final Cache<String, AtomicLong> counts;

    /** @param addresses whether to tell whole addresses instead of networks */
    RefusedAttempts(boolean addresses) {
        this(addresses, Ticker.systemTicker());
    }

    RefusedAttempts(boolean addresses, Ticker ticker) {
        this.addresses = addresses;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(COUNTED)
                .maximumSize(MOST_KINDS)
                .ticker(ticker)
                .build();
    }

    void tell(String api, Authentication.Rejected rejected, @Nullable String address) {
        String from = addresses ? String.valueOf(address) : Networks.shown(address);
        String kind = String.join(" ", from, api, rejected.reason().name(), String.valueOf(rejected.credentialId()));
        long attempts = counts.get(kind, name -> new AtomicLong()).incrementAndGet();
        if (isPowerOfTen(attempts)) {
            SecurityLog.refused(api, rejected.reason(), from, rejected.credentialId(), attempts);
        }
    }

    private static boolean isPowerOfTen(long count) {
        long power = 1;
        while (power < count) {
            power *= 10;
        }
        return power == count;
    }
}
