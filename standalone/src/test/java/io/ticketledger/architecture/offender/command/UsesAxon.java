package io.ticketledger.architecture.offender.command;

import org.axonframework.eventhandling.EventMessage;

/** Neither platform nor append nor the shell of an aggregate. */
record UsesAxon(EventMessage<Object> message) {}
