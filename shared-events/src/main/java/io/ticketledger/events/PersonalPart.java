package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The part of an event that may name or describe a person. */
public interface PersonalPart {

    /** The display name of the actor, as the credential had it then. */
    @Nullable
    String actorName();
}
