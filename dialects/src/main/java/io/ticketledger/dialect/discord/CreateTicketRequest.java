package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dates;
import io.ticketledger.events.Legacy;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Scope;
import io.ticketledger.events.TicketDetails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /tickets/create} is sent.
 *
 * @param ticketData JSON as a text
 * @param claimedBy null when it starts unclaimed, whatever was sent as {@code claimedBy}
 */
public record CreateTicketRequest(
        UUID ticketId,
        String ticketType,
        @Nullable String ticketData,
        String guildId,
        String ticketName,
        String ticketShortId,
        String ticketOwner,
        @Nullable String claimedBy,
        boolean closed) {

    /** @throws ApiException {@code InvalidFields} by field */
    public static CreateTicketRequest parse(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        CreateTicketRequest request = new CreateTicketRequest(
                fields.uuid4("ticketId"),
                fields.text("ticketType"),
                fields.json("ticketData"),
                fields.id("guildId"),
                fields.text("ticketName"),
                fields.id("ticketShortId"),
                fields.id("ticketOwner"),
                fields.flag("claimed") ? fields.id("claimedBy") : null,
                fields.flag("closed"));
        fields.check();
        return request;
    }

    /** The details of the ticket that is wanted: its name is its title too, its owner the requester. */
    public TicketDetails details() {
        return new TicketDetails(
                ticketName,
                null,
                ticketName,
                ticketType,
                new Requester(ticketOwner, null, null, null),
                Customer.NONE,
                Channel.NONE,
                new Scope(null, guildId, null, null, null),
                Dates.NONE,
                Legacy.NONE,
                null,
                ticketData);
    }
}
