package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The details of a ticket that name no person: what an event keeps in the open. */
public record PlainDetails(
        @Nullable String type,
        @Nullable String requesterId,
        @Nullable String customerId,
        @Nullable String customerExternalId,
        @Nullable String channelId,
        @Nullable String direction,
        @Nullable String formId,
        @Nullable String brandId,
        @Nullable String church,
        @Nullable String guildId,
        @Nullable String ispId,
        @Nullable String branchId,
        @Nullable String userId,
        @Nullable String followUp,
        @Nullable String actionRequired,
        @Nullable String legacyId,
        @Nullable String nextgenLegacyId) {}
