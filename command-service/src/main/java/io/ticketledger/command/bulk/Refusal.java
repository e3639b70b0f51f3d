package io.ticketledger.command.bulk;

/**
 * Why one ticket was left as it was.
 *
 * @param number the ticket's
 * @param code a refusal code, or that of another error, such as UNAVAILABLE
 * @param reason in plain words, fit to be shown to the caller
 */
public record Refusal(long number, String code, String reason) {}
