package io.ticketledger.query.api.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of every list.
 *
 * @param next the path of the next page, null when this is the last
 */
record ListAnswer(List<?> items, @Nullable String next) {}
