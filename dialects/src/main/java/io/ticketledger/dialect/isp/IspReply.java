package io.ticketledger.dialect.isp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a ticket shows it.
 *
 * @param id counted from 1 within the ticket
 * @param userName who wrote it
 */
public record IspReply(
        long id,
        @Nullable String message,
        @JsonProperty("user_name") @Nullable String userName,
        @JsonProperty("created_at") String createdAt) {

    public static IspReply of(long id, @Nullable String message, @Nullable String author, Instant at) {
        return new IspReply(id, message, author, IspTime.of(at));
    }
}
