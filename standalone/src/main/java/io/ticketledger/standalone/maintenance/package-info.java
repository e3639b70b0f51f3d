/** The commands beside serving: backup, restore and verification. */
@NullMarked
package io.ticketledger.standalone.maintenance;

import org.jspecify.annotations.NullMarked;
