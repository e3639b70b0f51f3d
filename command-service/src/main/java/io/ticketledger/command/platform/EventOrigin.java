package io.ticketledger.command.platform;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** What every event's metadata says of its origin: correlation id, causation id and client address. */
@Component
class EventOrigin implements CorrelationDataProvider {
    static final String CORRELATION_ID = "correlationId";
    static final String CAUSATION_ID = "causationId";
    static final String CLIENT_ADDRESS = "clientAddress";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> command) {
        Map<String, Object> origin = new HashMap<>();
        origin.put(CAUSATION_ID, command.getIdentifier());
        for (String key : new String[] {CORRELATION_ID, CLIENT_ADDRESS}) {
            Object value = command.getMetaData().get(key);
            if (value != null) {
                origin.put(key, value);
            }
        }
        return origin;
    }
}
