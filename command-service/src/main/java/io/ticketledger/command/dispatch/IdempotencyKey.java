package io.ticketledger.command.dispatch;

/**
 * A request's {@code Idempotency-Key} and what tells the same request from another.
 *
 * @param item the place in a batch, 0 for a single command
 * @param bodyHash SHA-256 of the body and the query
 * @param status the HTTP status that success is answered with
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared where it matters
public record IdempotencyKey(String key, int item, String method, String path, byte[] bodyHash, int status) {
    /** The same key and request, for one command of the batch. */
    public IdempotencyKey ofItem(int place, int successStatus) {
        return new IdempotencyKey(key, place, method, path, bodyHash, successStatus);
    }
}
