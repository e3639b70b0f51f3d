package io.ticketledger.query.paging;

import io.ticketledger.platform.paging.CursorSigner;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages over things that are numbered 1 to n without holes: the cursor is the last number of the page. */
public final class NumberedPages {
    private final CursorSigner signer;
    private final List<String> binding;

    public NumberedPages(CursorSigner signer, List<String> binding) {
        this.signer = signer;
        this.binding = List.copyOf(binding);
    }

    /**
     * The last number of the page before.
     *
     * @throws BadCursorException when the cursor is not of this list
     */
    public long after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String place = signer.open(cursor, binding);
        if (place == null) {
            throw new BadCursorException();
        }
        return Long.parseLong(place);
    }

    /** The cursor behind the given number, null when it is the last one. */
    public @Nullable String next(long last, long total) {
        return last >= total ? null : signer.sign(String.valueOf(last), binding);
    }

    /** Makes sure that nothing is missing: what a ticket vouches for was written before the ticket was. */
    public static void complete(Collection<?> found, Collection<String> ids) {
        if (found.size() != ids.size()) {
            throw new IllegalStateException("the read model lacks " + (ids.size() - found.size()) + " of " + ids.size()
                    + " documents that its ticket vouches for");
        }
    }
}
