@NullMarked
package io.ticketledger.platform.access;

import org.jspecify.annotations.NullMarked;
