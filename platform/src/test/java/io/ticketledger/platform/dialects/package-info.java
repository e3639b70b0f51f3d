@NullMarked
package io.ticketledger.platform.dialects;

import org.jspecify.annotations.NullMarked;
