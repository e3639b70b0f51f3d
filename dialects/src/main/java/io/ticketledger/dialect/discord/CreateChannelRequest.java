package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiException;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What {@code POST /tickets/create/channel} is sent. */
public record CreateChannelRequest(UUID id, String ticketType, String guildId, String channelId) {

    /** @throws ApiException {@code InvalidFields} by field */
    public static CreateChannelRequest parse(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        CreateChannelRequest request = new CreateChannelRequest(
                fields.uuid4("id"), fields.text("ticketType"), fields.id("guildId"), fields.id("channelId"));
        fields.check();
        return request;
    }
}
