package io.ticketledger.query.changelog;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.query.scope.WorkspaceScope;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** A change-log entry as it is kept: its JSON as text, under stream and version. */
public final class ChangeLogDocument {
    /** The entry, as JSON text. */
    public static final String ENTRY = "entry";

    private static final JsonMapper MAPPER = new JsonMapper();

    private ChangeLogDocument() {}

    static String id(String streamId, long version) {
        return streamId + ':' + version;
    }

    static String streamId(Document document) {
        String id = document.getString("_id");
        return id.substring(0, id.lastIndexOf(':'));
    }

    /** The document as it is kept. */
    public static Document toBson(String streamId, String workspace, ChangeLogEntry entry) {
        return new Document("_id", id(streamId, entry.version()))
                .append(WorkspaceScope.WORKSPACE, workspace)
                .append(ENTRY, MAPPER.writeValueAsString(entry));
    }

    static ChangeLogEntry entry(Document document) {
        return MAPPER.readValue(document.getString(ENTRY), ChangeLogEntry.class);
    }
}
