@NullMarked
package io.ticketledger.platform.backup;

import org.jspecify.annotations.NullMarked;
