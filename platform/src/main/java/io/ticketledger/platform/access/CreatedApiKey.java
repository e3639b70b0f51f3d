package io.ticketledger.platform.access;

/**
 * An API key just made.
 *
 * @param secret shown this once, stored nowhere
 */
public record CreatedApiKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "CreatedApiKey[key=" + key + "]";
    }
}
