package io.ticketledger.query.api.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed.
 *
 * @param next the path of the next page, null when this is the last
 * @param position up to where the feed was looked at, whatever was found: a reader may go on behind it
 */
record FeedPage(List<?> items, @Nullable String next, long position) {}
