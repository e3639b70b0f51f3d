@NullMarked
package io.ticketledger.platform.limits;

import org.jspecify.annotations.NullMarked;
