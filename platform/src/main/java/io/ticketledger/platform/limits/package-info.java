/** How much is taken: of one request, of one credential, and of all together. All counts are those of this process. */
@NullMarked
package io.ticketledger.platform.limits;

import org.jspecify.annotations.NullMarked;
