package io.ticketledger.events;

import static io.ticketledger.events.TicketField.*;

import java.util.Set;
import java.util.function.Function;
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
        return of(field -> field.of(fields.contains(field) ? other : this));
    }

    /** The details that have the given value in each field. */
    public static TicketDetails of(Function<TicketField, @Nullable String> value) {
        return new TicketDetails(
                value.apply(TITLE),
                value.apply(DESCRIPTION),
                value.apply(NAME),
                value.apply(TYPE),
                new Requester(
                        value.apply(REQUESTER_ID),
                        value.apply(REQUESTER_EMAIL),
                        value.apply(REQUESTER_NAME),
                        value.apply(REQUESTER_PHONE)),
                new Customer(
                        value.apply(CUSTOMER_ID),
                        value.apply(CUSTOMER_EXTERNAL_ID),
                        value.apply(CUSTOMER_EMAIL),
                        value.apply(CUSTOMER_NAME)),
                new Channel(
                        value.apply(CHANNEL_ID),
                        value.apply(DIRECTION),
                        value.apply(FROM),
                        value.apply(FROM_NAME),
                        value.apply(TO),
                        value.apply(FORM_ID),
                        value.apply(BRAND_ID)),
                new Scope(
                        value.apply(CHURCH),
                        value.apply(GUILD_ID),
                        value.apply(ISP_ID),
                        value.apply(BRANCH_ID),
                        value.apply(USER_ID)),
                new Dates(value.apply(FOLLOW_UP), value.apply(ACTION_REQUIRED)),
                new Legacy(value.apply(LEGACY_ID), value.apply(NEXTGEN_LEGACY_ID)),
                value.apply(MEDIA),
                value.apply(DATA));
    }
}
