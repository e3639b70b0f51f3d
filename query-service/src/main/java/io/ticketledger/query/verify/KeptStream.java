package io.ticketledger.query.verify;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.query.verify.VerifiedLog.Creation;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One stream and the document that is kept of it, while the stream is read. The document is compared as it should be in
 * its own version; what happened afterwards is traffic.
 */
abstract class KeptStream {
    private static final long UNREADABLE = 0;

    final Creation creation;
    final @Nullable Document kept;
    private final long keptVersion;
    private long newest;
    private long applied;
    private boolean broken;

    /** @param keptVersion the document's version, null when it cannot be read */
    KeptStream(Creation creation, @Nullable Document kept, @Nullable Long keptVersion) {
        this.creation = creation;
        this.kept = kept;
        this.keptVersion = keptVersion == null || keptVersion < 1 ? UNREADABLE : keptVersion;
    }

    /** Sees the next event. @param wasApplied whether the read model had it for sure before the document was read */
    final void see(long version, boolean wasApplied, Consumer<Difference> found) {
        if (version != newest + 1 && !broken) {
            broken = true;
            comparison(found).differ(path("events[" + (newest + 1) + ']'), null, keptVersion);
        }
        newest = version;
        if (wasApplied) {
            applied = version;
        }
    }

    /** Whether the event is one that the document should have; of one without a readable version, all. */
    final boolean counts(long version) {
        return kept != null && !broken && (keptVersion == UNREADABLE || version <= keptVersion);
    }

    /** Adds an event that the document should have. */
    abstract void add(LedgerEvent event);

    /** Compares, after the last event. */
    final void end(Consumer<Difference> found) {
        Comparison comparison = comparison(found);
        if (kept == null) {
            if (applied > 0) {
                comparison.differ(path("version"), applied, null);
            }
            return;
        }
        if (keptVersion > newest) {
            comparison.differ(path("version"), newest, keptVersion);
        } else if (keptVersion < applied) {
            comparison.differ(path("version"), applied, keptVersion == UNREADABLE ? null : keptVersion);
        }
        if (!broken) {
            compare(comparison, kept);
        }
    }

    /** Compares the document with what the events make. */
    abstract void compare(Comparison comparison, Document document);

    /** The public id of the ticket; null when there is none. */
    abstract @Nullable String ticketId();

    /** A field's name in the words of a difference. */
    abstract String path(String field);

    private Comparison comparison(Consumer<Difference> found) {
        return new Comparison(ticketId(), found);
    }
}
