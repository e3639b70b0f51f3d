package io.ticketledger.query.channels;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/** A channel as it is kept, under its stream. */
public final class ChannelDocument {
    /** The stream. */
    public static final String ID = "_id";

    public static final String VERSION = "version";
    public static final String GUILD_ID = "guildId";
    public static final String TICKET_TYPE = "ticketType";
    private static final String CONFIG_ID = "configId";
    private static final String CHANNEL_ID = "channelId";
    private static final String UPDATED_AT = "updatedAt";

    private ChannelDocument() {}

    public static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("channels");
    }

    /** Makes the indexes that are missing. */
    public static void createIndexes(ReadModel readModel) {
        MongoCollection<Document> channels = collection(readModel);
        channels.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
        channels.createIndex(
                Indexes.ascending(WorkspaceScope.WORKSPACE, GUILD_ID, TICKET_TYPE), new IndexOptions().unique(true));
    }

    /** The document as it is kept. */
    public static Document toBson(String streamId, TicketChannel channel) {
        return new Document(ID, streamId)
                .append(WorkspaceScope.WORKSPACE, channel.workspace())
                .append(VERSION, channel.version())
                .append(GUILD_ID, channel.guildId())
                .append(TICKET_TYPE, channel.ticketType())
                .append(CONFIG_ID, channel.id().toString())
                .append(CHANNEL_ID, channel.channelId())
                .append(UPDATED_AT, Date.from(channel.updatedAt()));
    }

    static TicketChannel of(Document document) {
        return new TicketChannel(
                UUID.fromString(document.getString(CONFIG_ID)),
                document.getString(WorkspaceScope.WORKSPACE),
                document.getString(GUILD_ID),
                document.getString(TICKET_TYPE),
                document.getString(CHANNEL_ID),
                document.getLong(VERSION),
                document.getDate(UPDATED_AT).toInstant());
    }
}
