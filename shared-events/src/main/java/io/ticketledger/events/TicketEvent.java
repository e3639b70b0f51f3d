package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a ticket. The simple names of the records are the names that the store, the change
 * log and every API use.
 *
 * <p>Each record keeps what may name or describe a person in its {@code personal} part, apart from the rest, so that
 * it can be erased by key without touching the log.
 */
public sealed interface TicketEvent extends LedgerEvent {

    Envelope envelope();

    @JsonIgnore
    default UUID ticketId() {
        return envelope().ticketId();
    }

    @Override
    @JsonIgnore
    default long version() {
        return envelope().version();
    }

    @Override
    @JsonIgnore
    default String workspace() {
        return envelope().workspace();
    }

    @Override
    @JsonIgnore
    default Instant occurredAt() {
        return envelope().occurredAt();
    }

    @Override
    @JsonIgnore
    default Actor actor() {
        return envelope().actor();
    }

    /** The personal part of an event that has nothing personal but its actor's name. */
    record ActorOnly(@Nullable String actorName) implements PersonalPart {}

    /**
     * A ticket came into being, with all its initial fields. A claim or a closing at creation follows as an event of
     * its own.
     *
     * @param status any but CLOSED
     * @param statusLabel the preset's word for the status, if a preset brought one
     */
    record TicketCreated(
            @JsonUnwrapped Envelope envelope,
            long number,
            @Nullable String shortId,
            Dialect origin,
            Status status,
            @Nullable String statusLabel,
            @Nullable Priority priority,
            Assignment assignment,
            PlainDetails details,
            Personal personal,
            @Nullable String keyId)
            implements TicketEvent {

        /** @param importedChangeLog the change log that an importer brought, as JSON text of a list */
        public record Personal(
                @Nullable String actorName,
                PersonalDetails details,
                @Nullable String importedChangeLog) implements PersonalPart {}

        /** Both parts of the details together. */
        @JsonIgnore
        public TicketDetails allDetails() {
            return TicketDetails.of(details, personal.details());
        }
    }

    /** Somebody took charge of the ticket, {@code from} whoever had it before. */
    record TicketClaimed(
            @JsonUnwrapped Envelope envelope,
            String by,
            @Nullable String from,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /** The claim was given up. */
    record TicketReleased(
            @JsonUnwrapped Envelope envelope,
            String from,
            ActorOnly personal,
            @Nullable String keyId) implements TicketEvent {}

    /** The ticket was assigned anew. */
    record TicketAssigned(
            @JsonUnwrapped Envelope envelope,
            Assignment from,
            Assignment to,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /** The status moved between two that are not CLOSED, or only its label did. */
    record TicketStatusChanged(
            @JsonUnwrapped Envelope envelope,
            Status from,
            Status to,
            @Nullable String label,
            @Nullable String fromLabel,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /** A closed ticket was opened again; {@code from} is CLOSED. */
    record TicketReopened(
            @JsonUnwrapped Envelope envelope,
            Status from,
            Status to,
            @Nullable String label,
            @Nullable String fromLabel,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /** The ticket was closed, from the given status. */
    record TicketClosed(
            @JsonUnwrapped Envelope envelope,
            Status from,
            @Nullable String label,
            @Nullable String fromLabel,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /** The priority changed, in label or level; null is none. */
    record TicketPriorityChanged(
            @JsonUnwrapped Envelope envelope,
            @Nullable Priority from,
            @Nullable Priority to,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}

    /**
     * Somebody replied.
     *
     * @param replyId counted from 1 within the ticket
     */
    record TicketReplied(
            @JsonUnwrapped Envelope envelope,
            int replyId,
            Personal personal,
            @Nullable String keyId) implements TicketEvent {

        /** @param author the name of who wrote it: the actor, unless the command named another */
        public record Personal(
                @Nullable String actorName, @Nullable String author, String message) implements PersonalPart {}
    }

    /**
     * Details of the ticket were changed.
     *
     * @param changed the fields that differ, in declaration order; only these mean anything in {@code before} and
     *     {@code after}. A field that only a newer release knows is left out when it is read.
     */
    record TicketRevised(
            @JsonUnwrapped Envelope envelope,
            @JsonSetter(contentNulls = Nulls.SKIP) Set<TicketField> changed,
            PlainDetails before,
            PlainDetails after,
            Personal personal,
            @Nullable String keyId)
            implements TicketEvent {

        public TicketRevised {
            changed = TicketField.inOrder(changed);
        }

        /** The personal halves of before and after. */
        public record Personal(@Nullable String actorName, PersonalDetails before, PersonalDetails after)
                implements PersonalPart {}

        /** Both parts of what was. */
        @JsonIgnore
        public TicketDetails allBefore() {
            return TicketDetails.of(before, personal.before());
        }

        /** Both parts of what is. */
        @JsonIgnore
        public TicketDetails allAfter() {
            return TicketDetails.of(after, personal.after());
        }
    }

    /** The ticket lost its customer, who is kept here. */
    record CustomerUnlinked(
            @JsonUnwrapped Envelope envelope,
            @Nullable String customerId,
            @Nullable String customerExternalId,
            Personal personal,
            @Nullable String keyId)
            implements TicketEvent {

        /** What was known of the person. */
        public record Personal(
                @Nullable String actorName,
                @Nullable String customerEmail,
                @Nullable String customerName) implements PersonalPart {}

        /** The customer as it was. */
        @JsonIgnore
        public Customer customer() {
            return new Customer(customerId, customerExternalId, personal.customerEmail(), personal.customerName());
        }
    }

    /** The ticket was deleted for every reader but the auditor; status, priority and type are what it had. */
    record TicketDeleted(
            @JsonUnwrapped Envelope envelope,
            Status status,
            @Nullable Priority priority,
            @Nullable String type,
            ActorOnly personal,
            @Nullable String keyId)
            implements TicketEvent {}
}
