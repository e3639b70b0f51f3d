package io.ticketledger.query.channels;

import io.ticketledger.events.TicketChannel;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Finds the channel of a type of ticket. */
public final class ChannelQuery {
    private final Supplier<ReadModel> readModel;

    public ChannelQuery(Supplier<ReadModel> readModel) {
        this.readModel = readModel;
    }

    /** The channel that the type has in the guild; null when none was configured. */
    public @Nullable TicketChannel find(WorkspaceScope scope, String guildId, String ticketType) {
        ScopedQuery query =
                scope.query().is(ChannelDocument.GUILD_ID, guildId).is(ChannelDocument.TICKET_TYPE, ticketType);
        Document found = MongoReads.<@Nullable Document>read(
                () -> query.in(ChannelDocument.collection(readModel.get())).first());
        return found == null ? null : ChannelDocument.of(found);
    }
}
