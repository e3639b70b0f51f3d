package io.ticketledger.command.api.admin;

import io.ticketledger.platform.access.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of keys.
 *
 * @param next the path of the page that follows, null when there is none
 */
record KeyPage(List<ApiKey> items, @Nullable String next) {}
