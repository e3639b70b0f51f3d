@NullMarked
package io.ticketledger.platform;

import org.jspecify.annotations.NullMarked;
