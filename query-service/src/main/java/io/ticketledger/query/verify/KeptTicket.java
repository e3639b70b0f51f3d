package io.ticketledger.query.verify;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.tickets.TicketDocument;
import io.ticketledger.query.tickets.TicketFold;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A ticket: its JSON by the ticket's own fields, and what lists find it by below {@code index}. */
final class KeptTicket extends KeptStream {
    private static final String INDEX = "index.";
    private static final Set<String> APART =
            Set.of(TicketDocument.ID, TicketDocument.WORDS, TicketDocument.REPLY_WORDS, TicketDocument.TICKET);

    private final TicketFold fold;
    private @Nullable UUID ticketId;

    KeptTicket(Creation creation, @Nullable Document kept) {
        super(creation, kept, version(kept));
        fold = new TicketFold(creation.stream());
    }

    /** Of the ticket itself; of the field beside it when that cannot be read. */
    static @Nullable Long version(@Nullable Document kept) {
        if (kept == null) {
            return null;
        }
        JsonNode ticket = kept.get(TicketDocument.TICKET) instanceof String text ? Comparison.parsed(text) : null;
        JsonNode version = ticket == null ? null : ticket.get(TicketDocument.VERSION);
        if (version != null && version.canConvertToLong() && version.isIntegralNumber()) {
            return version.longValue();
        }
        return kept.get(TicketDocument.VERSION) instanceof Long flat ? flat : null;
    }

    /** Takes the ticket's name from an event, whether it counts or not. */
    void name(TicketEvent event) {
        ticketId = event.ticketId();
    }

    @Override
    void add(LedgerEvent event) {
        if (event instanceof TicketEvent next) {
            fold.add(next);
        }
    }

    @Override
    void compare(Comparison comparison, Document document) {
        TicketDocument folded = fold.document();
        if (folded == null) {
            return;
        }
        Document expected = folded.toBson();
        comparison.json("", "ticket", expected.getString(TicketDocument.TICKET), document.get(TicketDocument.TICKET));
        comparison.fields(INDEX, expected, document, APART);
        for (String words : new String[] {TicketDocument.WORDS, TicketDocument.REPLY_WORDS}) {
            comparison.words(INDEX + words, expected.get(words), document.get(words));
        }
    }

    @Override
    @Nullable
    String ticketId() {
        return ticketId == null ? null : ticketId.toString();
    }

    @Override
    String path(String field) {
        return field;
    }
}
