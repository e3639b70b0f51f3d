package io.ticketledger.command.api.admin;

import io.ticketledger.platform.paging.CursorSigner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a list of administration, from page to page.
 *
 * @param binding the list, its workspace and its filters: a cursor of another walk is none of this one
 */
record Walk(CursorSigner signer, List<String> binding) {

    String cursor(Object place) {
        return signer.sign(place.toString(), binding);
    }

    /** The place that the cursor holds; null when it is not one of this walk. */
    @Nullable
    String place(String cursor) {
        return signer.open(cursor, binding);
    }
}
