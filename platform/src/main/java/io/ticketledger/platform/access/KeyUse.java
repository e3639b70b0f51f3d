package io.ticketledger.platform.access;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a key was used on one day.
 *
 * @param day in UTC
 * @param service the service that took the requests
 * @param requests how many it was accepted for
 * @param refused how many of them were answered 403 or 429
 */
public record KeyUse(LocalDate day, String service, long requests, long refused, Instant firstAt, Instant lastAt) {}
