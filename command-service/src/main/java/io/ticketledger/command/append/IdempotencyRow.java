package io.ticketledger.command.append;

import java.time.Instant;

/**
 * What a request with an {@code Idempotency-Key} did.
 *
 * @param item the place in a batch, 0 for a single command
 * @param bodyHash SHA-256 of the request's body
 * @param fromVersion the ticket's version before the command
 * @param toVersion its version after the command; equal when nothing was to do
 * @param status the HTTP status that was answered
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field where it matters
public record IdempotencyRow(
        String workspace,
        String subject,
        String key,
        int item,
        String method,
        String path,
        byte[] bodyHash,
        String streamId,
        long fromVersion,
        long toVersion,
        int status,
        Instant createdAt) {

    /** The same request, with what it did to a stream. */
    public IdempotencyRow of(String stream, long versionBefore, long versionAfter) {
        return new IdempotencyRow(
                workspace,
                subject,
                key,
                item,
                method,
                path,
                bodyHash,
                stream,
                versionBefore,
                versionAfter,
                status,
                createdAt);
    }
}
