package io.ticketledger.events;

/** The canonical priority, lowest first. */
public enum PriorityLevel {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
