package io.ticketledger.query.replies;

import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it is read.
 *
 * @param id counted from 1 within the ticket
 */
public record ReplyView(
        long id, @Nullable String message, @Nullable String author, Instant at) {

    static String documentId(String streamId, long replyId) {
        return streamId + ':' + replyId;
    }

    /** The document as it is kept. */
    public static Document toBson(String streamId, TicketReplied event) {
        return new Document("_id", documentId(streamId, event.replyId()))
                .append(WorkspaceScope.WORKSPACE, event.workspace())
                .append("replyId", (long) event.replyId())
                .append("message", event.personal().message())
                .append("author", event.personal().author())
                .append("at", Date.from(event.occurredAt()));
    }

    /** The reply that the event tells of. */
    public static ReplyView of(TicketReplied event) {
        return new ReplyView(
                event.replyId(), event.personal().message(), event.personal().author(), event.occurredAt());
    }

    static ReplyView of(Document document) {
        return new ReplyView(
                document.getLong("replyId"),
                document.getString("message"),
                document.getString("author"),
                document.getDate("at").toInstant());
    }
}
