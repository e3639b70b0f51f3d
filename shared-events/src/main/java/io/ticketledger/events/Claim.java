package io.ticketledger.events;

import java.time.Instant;

/** Who has taken charge of the ticket, and since when. It survives closing. */
public record Claim(String by, Instant at) {}
