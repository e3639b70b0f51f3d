package io.ticketledger.events.json;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent.CustomerUnlinked;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every stored type's name with its record and the revision that is written today. */
public enum EventType {
    TICKET_CREATED(TicketCreated.class, "1"),
    TICKET_CLAIMED(TicketClaimed.class, "1"),
    TICKET_RELEASED(TicketReleased.class, "1"),
    TICKET_ASSIGNED(TicketAssigned.class, "1"),
    TICKET_STATUS_CHANGED(TicketStatusChanged.class, "1"),
    TICKET_REOPENED(TicketReopened.class, "1"),
    TICKET_CLOSED(TicketClosed.class, "1"),
    TICKET_PRIORITY_CHANGED(TicketPriorityChanged.class, "1"),
    TICKET_REPLIED(TicketReplied.class, "1"),
    TICKET_REVISED(TicketRevised.class, "1"),
    CUSTOMER_UNLINKED(CustomerUnlinked.class, "1"),
    TICKET_DELETED(TicketDeleted.class, "1"),
    CHANNEL_CONFIGURED(ChannelConfigured.class, "1");

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::storedName, Function.identity()));

    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final Class<? extends LedgerEvent> record;
    private final String revision;

    EventType(Class<? extends LedgerEvent> record, String revision) {
        this.record = record;
        this.revision = revision;
    }

    /** The name in the store, in the change log and in every API. */
    public String storedName() {
        return record.getSimpleName();
    }

    public Class<? extends LedgerEvent> record() {
        return record;
    }

    /** The revision that is written today. */
    public String revision() {
        return revision;
    }

    public static EventType of(LedgerEvent event) {
        return of(event.getClass());
    }

    /** @throws UnknownEventException when the class is none of the catalogue */
    public static EventType of(Class<?> record) {
        EventType type = BY_RECORD.get(record);
        if (type == null) {
            throw new UnknownEventException("no event of the catalogue: " + record.getName());
        }
        return type;
    }

    /** @throws UnknownEventException when the catalogue has no such name */
    public static EventType named(String name) {
        EventType type = BY_NAME.get(name);
        if (type == null) {
            throw new UnknownEventException("no event of the catalogue: " + name);
        }
        return type;
    }
}
