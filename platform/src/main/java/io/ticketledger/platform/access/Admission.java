package io.ticketledger.platform.access;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.limits.FailedAttempts;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.limits.Places;
import io.ticketledger.platform.limits.RequestRates;
import io.ticketledger.platform.web.LimitHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in how often, and how many at once. A request has a place from its beginning to the end of its answer, an
 * asynchronous one too; one whose credential was not accepted leaves its place before it is made to wait.
 */
final class Admission {
    private static final int A_SECOND = 1;

    private final Places places;
    private final Places pages;
    private final Places probes;
    private final RequestRates rates;
    private final FailedAttempts failures;
    private final RefusedAttempts refusals;
    private final MeterRegistry meters;

    Admission(Limits limits, FailedAttempts failures, RefusedAttempts refusals, MeterRegistry meters) {
        this.places = new Places(
                limits.concurrentRequests(),
                limits.concurrentRequestsPerCredential(),
                limits.bodies().toBytes());
        this.pages = new Places(limits.concurrentPages(), 0, 0);
        this.probes = new Places(limits.concurrentProbes(), 0, 0);
        this.rates = new RequestRates(limits.rate());
        this.failures = failures;
        this.refusals = refusals;
        this.meters = meters;
        Gauge.builder("ticketledger.requests.running", places, Places::taken)
                .description("Requests of APIs that are worked on")
                .register(meters);
        Gauge.builder("ticketledger.bodies.held", places, Places::bytes)
                .description("Bytes of requests' bodies in memory")
                .baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("ticketledger.requests.refused", places, Places::bodiesRefused)
                .tag("limit", "bodies")
                .register(meters);
    }

    /** Null when the process has enough to do. */
    Places.@Nullable Place enter() {
        Places.Place place = places.take();
        if (place == null) {
            refused("process");
        }
        return place;
    }

    /** For what needs no credential; null when enough of that is asked for. */
    Places.@Nullable Place enterPublic(String path) {
        Places.Place place = (PublicPaths.isProbe(path) ? probes : pages).take();
        if (place == null) {
            refused("public");
        }
        return place;
    }

    /** How many requests of APIs are worked on. */
    int running() {
        return places.taken();
    }

    /** @throws ApiException {@code RateLimited} when the caller comes too often or too many times at once */
    void admit(String payer, Places.Place place, HttpServletRequest request, HttpServletResponse response) {
        if (rates.limited()) {
            RequestRates.Charge charge = rates.charge(payer);
            LimitHeaders.of(rates, charge).announce(request, response);
            if (!charge.allowed()) {
                refused("rate");
                throw new ApiException(new ApiError.RateLimited(charge.secondsToWait()));
            }
        }
        if (!place.giveTo(payer)) {
            refused("credential");
            throw new ApiException(new ApiError.RateLimited(A_SECOND));
        }
    }

    /** Waits, if it must; then it is said that the credential is not accepted. */
    ApiException reject(Authentication.Rejected rejected, String api, Places.Place place, HttpServletRequest request) {
        place.leave();
        refusals.tell(api, rejected, request.getRemoteAddr());
        FailedAttempts.Outcome outcome = failures.slow(request.getRemoteAddr());
        meters.counter(
                        "ticketledger.failed.authentications",
                        "answer",
                        switch (outcome) {
                            case AT_ONCE -> "at_once";
                            case SLOWED -> "slowed";
                            case CROWDED -> "crowded";
                        })
                .increment();
        return new ApiException(
                outcome == FailedAttempts.Outcome.CROWDED
                        ? new ApiError.RateLimited(failures.retryAfterSeconds())
                        : new ApiError.BadCredential(rejected.reason()));
    }

    private void refused(String limit) {
        meters.counter("ticketledger.requests.refused", "limit", limit).increment();
    }
}
