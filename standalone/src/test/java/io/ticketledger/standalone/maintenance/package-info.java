@NullMarked
package io.ticketledger.standalone.maintenance;

import org.jspecify.annotations.NullMarked;
