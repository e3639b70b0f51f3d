@NullMarked
package io.ticketledger.platform.embedded;

import org.jspecify.annotations.NullMarked;
