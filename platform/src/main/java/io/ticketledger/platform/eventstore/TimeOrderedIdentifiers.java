package io.ticketledger.platform.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Gives Axon's messages UUIDs of version 7: their order of time keeps the unique index on them compact. Found by Axon
 * through {@link java.util.ServiceLoader}.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return generator.generate().toString();
    }
}
