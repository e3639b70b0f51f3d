/** Who calls and what they may do: credentials, callers, the one permission check. */
@NullMarked
package io.ticketledger.platform.access;

import org.jspecify.annotations.NullMarked;
