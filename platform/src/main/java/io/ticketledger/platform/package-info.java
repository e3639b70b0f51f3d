/** What both services need beyond the domain. */
@NullMarked
package io.ticketledger.platform;

import org.jspecify.annotations.NullMarked;
