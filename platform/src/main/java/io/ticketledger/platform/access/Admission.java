package io.ticketledger.platform.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.limits.FailedAttempts;
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

    /** What is said to whom there is no place for. */
    static final ApiError BUSY = new ApiError.Unavailable("The service is busy.", A_SECOND);

    private final Places places;
    private final RequestRates rates;
    private final FailedAttempts failures;
    private final MeterRegistry meters;

    Admission(Places places, RequestRates rates, FailedAttempts failures, MeterRegistry meters) {
        this.places = places;
        this.rates = rates;
        this.failures = failures;
        this.meters = meters;
        Gauge.builder("ticketledger.requests.running", places, Places::taken)
                .description("Requests of APIs that are worked on")
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

    /** @throws ApiException {@code RateLimited} when the caller comes too often or too many times at once */
    void admit(Caller caller, Places.Place place, HttpServletRequest request, HttpServletResponse response) {
        String credential = caller.workspace() + '/' + caller.credentialId();
        if (rates.limited()) {
            RequestRates.Charge charge = rates.charge(credential);
            LimitHeaders.of(rates, charge).announce(request, response);
            if (!charge.allowed()) {
                refused("rate");
                throw new ApiException(new ApiError.RateLimited(charge.secondsToWait()));
            }
        }
        if (!place.giveTo(credential)) {
            refused("credential");
            throw new ApiException(new ApiError.RateLimited(A_SECOND));
        }
    }

    /** Waits, if it must; then it is said that the credential is not accepted. */
    ApiException reject(ApiError.BadCredential.Reason reason, Places.Place place, HttpServletRequest request) {
        place.leave();
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
                        : new ApiError.BadCredential(reason));
    }

    private void refused(String limit) {
        meters.counter("ticketledger.requests.refused", "limit", limit).increment();
    }
}
