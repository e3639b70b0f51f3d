package io.ticketledger.events;

import static io.ticketledger.events.TicketField.*;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a ticket that a revision can change: all but its keys, status, priority, claim and assignment.
 *
 * @param name a name that a dialect gave the ticket, not unique
 * @param media any JSON, as text
 * @param data any JSON, as text
 */
public record TicketDetails(
        @Nullable String title,
        @Nullable String description,
        @Nullable String name,
        @Nullable String type,
        Requester requester,
        Customer customer,
        Channel channel,
        Scope scope,
        Dates dates,
        Legacy legacy,
        @Nullable String media,
        @Nullable String data) {

    /** Details of which nothing is known. */
    public static final TicketDetails NONE = new TicketDetails(
            null,
            null,
            null,
            null,
            Requester.NONE,
            Customer.NONE,
            Channel.NONE,
            Scope.NONE,
            Dates.NONE,
            Legacy.NONE,
            null,
            null);

    /** Puts the two stored parts together again. */
    static TicketDetails of(PlainDetails plain, PersonalDetails personal) {
        return new TicketDetails(
                personal.title(),
                personal.description(),
                personal.name(),
                plain.type(),
                new Requester(
                        plain.requesterId(),
                        personal.requesterEmail(),
                        personal.requesterName(),
                        personal.requesterPhone()),
                new Customer(
                        plain.customerId(),
                        plain.customerExternalId(),
                        personal.customerEmail(),
                        personal.customerName()),
                new Channel(
                        plain.channelId(),
                        plain.direction(),
                        personal.from(),
                        personal.fromName(),
                        personal.to(),
                        plain.formId(),
                        plain.brandId()),
                new Scope(plain.church(), plain.guildId(), plain.ispId(), plain.branchId(), plain.userId()),
                new Dates(plain.followUp(), plain.actionRequired()),
                new Legacy(plain.legacyId(), plain.nextgenLegacyId()),
                personal.media(),
                personal.data());
    }

    /** The part that names no person. */
    public PlainDetails plain() {
        return new PlainDetails(
                type,
                requester.id(),
                customer.id(),
                customer.externalId(),
                channel.channelId(),
                channel.direction(),
                channel.formId(),
                channel.brandId(),
                scope.church(),
                scope.guildId(),
                scope.ispId(),
                scope.branchId(),
                scope.userId(),
                dates.followUp(),
                dates.actionRequired(),
                legacy.legacyId(),
                legacy.nextgenLegacyId());
    }

    /** The part that may name or describe a person. */
    public PersonalDetails personal() {
        return new PersonalDetails(
                title,
                description,
                name,
                requester.email(),
                requester.name(),
                requester.phone(),
                customer.email(),
                customer.name(),
                channel.from(),
                channel.fromName(),
                channel.to(),
                media,
                data);
    }

    /** These details with the given fields taken from others; applied to {@link #NONE} it keeps nothing but them. */
    public TicketDetails with(Set<TicketField> fields, TicketDetails other) {
        Choice choice = new Choice(fields, this, other);
        return new TicketDetails(
                choice.of(TITLE),
                choice.of(DESCRIPTION),
                choice.of(NAME),
                choice.of(TYPE),
                new Requester(
                        choice.of(REQUESTER_ID),
                        choice.of(REQUESTER_EMAIL),
                        choice.of(REQUESTER_NAME),
                        choice.of(REQUESTER_PHONE)),
                new Customer(
                        choice.of(CUSTOMER_ID),
                        choice.of(CUSTOMER_EXTERNAL_ID),
                        choice.of(CUSTOMER_EMAIL),
                        choice.of(CUSTOMER_NAME)),
                new Channel(
                        choice.of(CHANNEL_ID),
                        choice.of(DIRECTION),
                        choice.of(FROM),
                        choice.of(FROM_NAME),
                        choice.of(TO),
                        choice.of(FORM_ID),
                        choice.of(BRAND_ID)),
                new Scope(
                        choice.of(CHURCH),
                        choice.of(GUILD_ID),
                        choice.of(ISP_ID),
                        choice.of(BRANCH_ID),
                        choice.of(USER_ID)),
                new Dates(choice.of(FOLLOW_UP), choice.of(ACTION_REQUIRED)),
                new Legacy(choice.of(LEGACY_ID), choice.of(NEXTGEN_LEGACY_ID)),
                choice.of(MEDIA),
                choice.of(DATA));
    }

    private record Choice(Set<TicketField> fields, TicketDetails mine, TicketDetails other) {
        @Nullable
        String of(TicketField field) {
            return field.of(fields.contains(field) ? other : mine);
        }
    }
}
