package io.ticketledger.architecture.offender.bare;

/** Its package doesn't say that nothing in it is null. */
record Unmarked() {}
