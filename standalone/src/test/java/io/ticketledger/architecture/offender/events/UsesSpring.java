package io.ticketledger.architecture.offender.events;

import org.springframework.util.unit.DataSize;

/** An event has no use for a framework. */
record UsesSpring(DataSize size) {}
