package io.ticketledger.query.verify;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.changelog.ChangeLogDocument;
import io.ticketledger.query.changelog.ChangeLogQuery;
import io.ticketledger.query.channels.ChannelDocument;
import io.ticketledger.query.replies.RepliesQuery;
import io.ticketledger.query.replies.ReplyView;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketIndexes;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import io.ticketledger.query.verify.VerifiedLog.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Checks some streams against what is kept of them: first the documents are read, then the events, so that the log has
 * whatever the documents have.
 */
final class StreamsCheck {
    private final VerifiedLog log;
    private final EventJson json;

    StreamsCheck(VerifiedLog log, EventJson json) {
        this.log = log;
        this.json = json;
    }

    /** Checks tickets, each with its replies and its change log. */
    void tickets(WorkspaceScope scope, ServedModel served, List<Creation> creations, Findings findings)
            throws IOException {
        Map<String, Document> kept = kept(scope.byIds(TicketIndexes.collection(served.model()), ids(creations)));
        KeptParts replies = new KeptParts(RepliesQuery.collection(served.model()), null);
        KeptParts entries = new KeptParts(ChangeLogQuery.collection(served.model()), ChangeLogDocument.ENTRY);
        new Reading<>(
                creations.stream()
                        .map(each -> new KeptTicket(each, kept.get(each.stream())))
                        .toList(),
                served,
                findings) {
            @Override
            void read(KeptTicket ticket, LedgerEvent read) {
                if (read instanceof TicketEvent event) {
                    ticket.name(event);
                    if (ticket.counts(event.version())) {
                        expect(ticket, event);
                    }
                }
            }

            private void expect(KeptTicket ticket, TicketEvent event) {
                String stream = ticket.creation.stream();
                ChangeLogEntry entry = ChangeLogEntry.of(event);
                entries.expect(
                        ticket.ticketId(),
                        "changeLog[" + event.version() + ']',
                        entry.action(),
                        ChangeLogDocument.toBson(stream, event.workspace(), entry));
                if (event instanceof TicketReplied reply) {
                    replies.expect(
                            ticket.ticketId(),
                            "replies[" + reply.replyId() + ']',
                            reply.personal().message(),
                            ReplyView.toBson(stream, reply));
                }
            }

            @Override
            void pageRead() {
                replies.compare(scope, findings::add);
                entries.compare(scope, findings::add);
            }
        }.all(scope);
    }

    /** Checks channels. */
    void channels(WorkspaceScope scope, ServedModel served, List<Creation> creations, Findings findings)
            throws IOException {
        Map<String, Document> kept = kept(scope.byIds(ChannelDocument.collection(served.model()), ids(creations)));
        new Reading<>(
                        creations.stream()
                                .map(each -> new KeptChannel(each, kept.get(each.stream())))
                                .toList(),
                        served,
                        findings)
                .all(scope);
    }

    private static List<String> ids(List<Creation> creations) {
        return creations.stream().map(Creation::stream).toList();
    }

    private static Map<String, Document> kept(List<Document> documents) {
        Map<String, Document> byStream = new HashMap<>();
        documents.forEach(document -> byStream.put(document.getString("_id"), document));
        return byStream;
    }

    /** Reads streams one after the other, a page of events at a time. */
    private class Reading<S extends KeptStream> {
        private final List<S> streams;
        private final ServedModel served;
        private final Findings findings;
        private int at;

        Reading(List<S> streams, ServedModel served, Findings findings) {
            this.streams = streams;
            this.served = served;
            this.findings = findings;
        }

        final void all(WorkspaceScope scope) throws IOException {
            log.events(
                    scope, streams.stream().map(each -> each.creation.stream()).toList(), this::read, () -> {
                        pageRead();
                        findings.settle(served);
                    });
            endUntil(streams.size());
            findings.settle(served);
        }

        private void read(Event event) {
            int next = at;
            while (!streams.get(next).creation.stream().equals(event.stream())) {
                next++;
            }
            endUntil(next);
            S stream = streams.get(at);
            LedgerEvent read = json.read(event.type(), event.revision(), event.payload());
            boolean applied = event.position() != null && event.position() <= served.position();
            stream.see(event.version(), applied, findings::add);
            read(stream, read);
            if (stream.counts(event.version())) {
                stream.add(read);
            }
        }

        private void endUntil(int next) {
            for (; at < next; at++) {
                streams.get(at).end(findings::add);
            }
        }

        /** An event has been read. */
        void read(S stream, LedgerEvent event) {}

        /** A page has been read. */
        void pageRead() {}
    }
}
