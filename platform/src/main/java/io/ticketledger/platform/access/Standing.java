package io.ticketledger.platform.access;

/** Whether a request's credential is still accepted, for an answer that goes on for long. */
@FunctionalInterface
public interface Standing {

    /** Asked anew each time; what is behind it may be half a second old. */
    boolean stands();
}
