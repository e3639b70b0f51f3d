package io.ticketledger.query.verify;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.query.channels.ChannelDocument;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The channel of a type of ticket in a guild. Its fields are named {@code channels[<guild>/<type>].<field>}. */
final class KeptChannel extends KeptStream {
    private @Nullable TicketChannel channel;

    KeptChannel(Creation creation, @Nullable Document kept) {
        super(
                creation,
                kept,
                kept != null && kept.get(ChannelDocument.VERSION) instanceof Long version ? version : null);
    }

    @Override
    void add(LedgerEvent event) {
        if (event instanceof ChannelConfigured configured) {
            channel = TicketChannel.of(configured);
        }
    }

    @Override
    void compare(Comparison comparison, Document document) {
        if (channel != null) {
            Document expected = ChannelDocument.toBson(creation.stream(), channel);
            comparison.fields(path(""), expected, document, Set.of(ChannelDocument.ID));
        }
    }

    @Override
    @Nullable
    String ticketId() {
        return null;
    }

    @Override
    String path(String field) {
        return name(creation.stream()) + '.' + field;
    }

    static String name(String stream) {
        String[] parts = stream.split(":");
        return "channels[" + (parts.length == 4 ? parts[2] + '/' + parts[3] : stream) + ']';
    }
}
