/** The internet provider's panel: {@code /api/v1/tickets}, in the words and conventions of Laravel. */
@NullMarked
package io.ticketledger.dialect.isp;

import org.jspecify.annotations.NullMarked;
