package io.ticketledger.standalone.conformance;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the suites must know of one dialect. Requests come without a credential. {@code ticket} is always the ticket as
 * the native API shows it; {@code marker} is a text by which a ticket is known again.
 */
interface DialectFixture {

    /** The dialect's word, such as {@code church}. */
    String name();

    default Wire withCredential(Wire wire, String key) {
        return wire.with("Authorization", "Bearer " + key);
    }

    /** The status of an answer to nobody. */
    default int unauthenticated() {
        return 401;
    }

    /** Fails unless the answer is an error in this dialect's shape. */
    void assertError(Answer answer);

    /** A creation that the core takes. */
    Wire create(String marker);

    default int createdStatus() {
        return 200;
    }

    /** Under what the native API finds what was created: an id or a number. */
    String nameOf(Wire create, Answer answer);

    Wire read(JsonNode ticket);

    /** The marker in the answer to {@link #read}. */
    String markerIn(JsonNode answer);

    /** Whether this dialect can name the ticket at all. */
    default boolean reaches(JsonNode ticket) {
        return true;
    }

    /** A list, or the search that stands for it, in which the ticket must be. */
    Wire list(JsonNode ticket);

    /** The markers in a list. */
    List<String> markersIn(JsonNode answer);

    /** One field of each ticket in a list. */
    static List<String> each(JsonNode tickets, String field) {
        return tickets.valueStream().map(ticket -> ticket.get(field).asString()).toList();
    }

    /** A request for a list that has a wrong parameter, and an answer's status to it. */
    Failure badList();

    /** A change that is not a closing. */
    Wire change(JsonNode ticket);

    /** Fails unless the ticket shows what {@link #change} changed. */
    void assertChanged(JsonNode ticket);

    Wire close(JsonNode ticket);

    /** What the core refuses of a ticket that has been closed, or of a second one like it. */
    Failure refused(JsonNode closed);

    default Wire delete(JsonNode ticket) {
        return read(ticket).withMethod("DELETE");
    }

    default int deletedStatus() {
        return 200;
    }

    /** The status of an answer about a ticket that is not there. */
    default int gone() {
        return 404;
    }

    /** A creation with a wrong field. */
    Failure bad(String marker);

    /** A path with a method that it does not take. */
    Wire wrongMethod();

    /** What {@code Allow} names there. */
    Set<String> allowed();

    /** A path below the root that does not exist. */
    String nowhere();

    /**
     * A request that must fail.
     *
     * @param word something that the answer's body must say
     */
    record Failure(Wire wire, int status, String word) {}
}
