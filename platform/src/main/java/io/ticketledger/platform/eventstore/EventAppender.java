package io.ticketledger.platform.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;

/** The writing half of the event store; only a service that takes commands has one. */
@FunctionalInterface
public interface EventAppender {

    /**
     * Stores the events in one transaction, or none of them.
     *
     * @throws ConcurrencyException when a stream already has an event at one of their places
     */
    void append(List<? extends EventMessage<?>> events, Serializer serializer);
}
