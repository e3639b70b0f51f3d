package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The details of a ticket that may name or describe a person: what an event keeps in its personal part. */
public record PersonalDetails(
        @Nullable String title,
        @Nullable String description,
        @Nullable String name,
        @Nullable String requesterEmail,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        @Nullable String customerEmail,
        @Nullable String customerName,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String to,
        @Nullable String media,
        @Nullable String data) {}
