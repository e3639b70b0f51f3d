package io.ticketledger.platform.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of {@code ticketledger.limits}. What a wire format or a stored ticket fixes can only be lowered here.
 *
 * @param body how many bytes of a body are read
 * @param bodies how many bytes of all bodies the process holds at once, from their arrival to the end of the answer; one
 *     credential may have half of them
 * @param depth how many levels JSON in a body may have
 * @param text how many characters a single text in a body may have; as many as the body has bytes when null
 * @param page how many items a page of any list may have; each API's own limit holds when it is lower
 * @param batch how many commands {@code POST /commands/batch} takes
 * @param bulk how many tickets a bulk call of the helpdesk dialect may name
 * @param bodyTimeout how long the sender of a body may take from its first byte to its last
 * @param headTimeout how long the sender of a request's head may take from its first byte to its last
 * @param halfOpen how many connections may be in the middle of a head, and how many in the rest of a body that nobody
 *     wants; beyond, they are closed
 * @param concurrentRequests how many requests of APIs are worked on at once
 * @param concurrentRequestsPerCredential how many of them may come from one credential
 * @param concurrentPages how many requests for what needs no credential are worked on at once, beside those
 * @param concurrentProbes how many requests for health and metrics are, beside both
 * @throws LimitsException when a number is out of its bounds
 */
@ConfigurationProperties(Limits.PREFIX)
public record Limits(
        @DefaultValue("2MB") DataSize body,
        @DefaultValue("64MB") DataSize bodies,
        @DefaultValue("103") int depth,
        @Nullable Integer text,
        @DefaultValue("9999") int page,
        @DefaultValue("1000") int batch,
        @DefaultValue("100000") int bulk,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("20s") Duration headTimeout,
        @DefaultValue("300") int halfOpen,
        @DefaultValue("512") int concurrentRequests,
        @DefaultValue("256") int concurrentRequestsPerCredential,
        @DefaultValue("32") int concurrentPages,
        @DefaultValue("16") int concurrentProbes,
        @DefaultValue Rate rate,
        @DefaultValue FailedAuthentication failedAuthentication) {
    public static final String PREFIX = "ticketledger.limits";

    /** A value 100 levels deep in a field of a command in a batch: the body, its list and the command come on top. */
    public static final int DEEPEST = 103;

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * How often one credential may come.
     *
     * @param requests in a period; 0 for as often as it likes
     */
    public record Rate(
            @DefaultValue("0") int requests,
            @DefaultValue("1m") Duration period) {}

    /**
     * How failed authentications are slowed.
     *
     * @param delay the longest, up to a minute; nobody is slowed when it is 0
     * @param forgotten how long after its last failure an address begins anew
     * @param addresses how many of them are remembered
     * @param waiting how many requests wait at once; beyond, they are answered 429
     * @param waitingPerAddress how many of them may come from one address
     */
    public record FailedAuthentication(
            @DefaultValue("2s") Duration delay,
            @DefaultValue("5m") Duration forgotten,
            @DefaultValue("10000") int addresses,
            @DefaultValue("200") int waiting,
            @DefaultValue("20") int waitingPerAddress) {}

    public Limits {
        within("body", body.toBytes(), 1_024, 64L * 1_024 * 1_024);
        within("bodies", bodies.toBytes(), 2 * body.toBytes(), 64L * 1_024 * 1_024 * 1_024);
        within("depth", depth, 4, DEEPEST);
        if (text != null) {
            within("text", text, 1_000, body.toBytes());
        }
        within("page", page, 1, 9_999);
        within("batch", batch, 1, 1_000);
        within("bulk", bulk, 1, 100_000);
        within("body-timeout", bodyTimeout, LONGEST);
        within("head-timeout", headTimeout, LONGEST);
        within("half-open", halfOpen, 10, 1_000_000);
        within("concurrent-requests", concurrentRequests, 1, 1_000_000);
        within("concurrent-requests-per-credential", concurrentRequestsPerCredential, 1, 1_000_000);
        within("concurrent-pages", concurrentPages, 1, 1_000_000);
        within("concurrent-probes", concurrentProbes, 1, 1_000_000);
        within("rate.requests", rate.requests(), 0, 1_000_000_000);
        within("rate.period", rate.period(), Duration.ofDays(1));
        within("failed-authentication.delay", failedAuthentication.delay().toMillis(), 0, 60_000);
        within("failed-authentication.forgotten", failedAuthentication.forgotten(), Duration.ofDays(1));
        within("failed-authentication.addresses", failedAuthentication.addresses(), 1, 10_000_000);
        within("failed-authentication.waiting", failedAuthentication.waiting(), 0, 100_000);
        within("failed-authentication.waiting-per-address", failedAuthentication.waitingPerAddress(), 1, 100_000);
    }

    /** How many bytes of a body are read. */
    public int bodyBytes() {
        return Math.toIntExact(body.toBytes());
    }

    /** How many characters a single text in a body may have. */
    public int textLength() {
        return text == null ? bodyBytes() : text;
    }

    /** How many items a page may have in an API that allows so many. */
    public int page(int most) {
        return Math.min(page, most);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new LimitsException(name, String.valueOf(value), String.valueOf(least), String.valueOf(most));
        }
    }

    /** From 100 ms on: a limit that hits everybody is none. */
    private static void within(String name, Duration value, Duration most) {
        if (value.toMillis() < 100 || value.compareTo(most) > 0) {
            throw new LimitsException(name, value.toMillis() + " ms", "100 ms", most.toMillis() + " ms");
        }
    }
}
