package io.ticketledger.dialect;

/** How one API says what went wrong. Total: there is an answer to every error. */
@FunctionalInterface
public interface ErrorShape {
    ErrorAnswer answer(ApiError error);
}
