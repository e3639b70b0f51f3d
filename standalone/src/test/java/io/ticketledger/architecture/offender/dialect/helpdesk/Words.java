package io.ticketledger.architecture.offender.dialect.helpdesk;

/** A dialect that is known by another one. */
public record Words() {}
