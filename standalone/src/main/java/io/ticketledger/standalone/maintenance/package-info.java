/** The commands beside serving: backup and restore. */
@NullMarked
package io.ticketledger.standalone.maintenance;

import org.jspecify.annotations.NullMarked;
