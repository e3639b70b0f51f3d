package io.ticketledger.dialect.isp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every success.
 *
 * @param message null, and then left out, on reads
 * @param data null, and then left out, when there is nothing to tell
 */
@JsonPropertyOrder({"success", "message", "data"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IspAnswer(
        boolean success, @Nullable String message, @Nullable Object data) {

    /** The number of a ticket. */
    public record Id(long id) {}

    /** What was read. */
    public static IspAnswer read(Object data) {
        return new IspAnswer(true, null, data);
    }

    /** A ticket was created. */
    public static IspAnswer created(long number) {
        return new IspAnswer(true, "Ticket created successfully", new Id(number));
    }

    /** A ticket was updated. */
    public static IspAnswer updated() {
        return done("Ticket updated successfully");
    }

    /** A ticket was deleted. */
    public static IspAnswer deleted() {
        return done("Ticket deleted successfully");
    }

    /** A reply was added. */
    public static IspAnswer replied() {
        return done("Reply added successfully");
    }

    /** A status was set. */
    public static IspAnswer statusSet() {
        return done("Ticket status updated successfully");
    }

    private static IspAnswer done(String message) {
        return new IspAnswer(true, message, null);
    }
}
