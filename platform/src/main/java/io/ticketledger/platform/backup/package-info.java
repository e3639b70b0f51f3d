/** Backup and restore of the event store: one consistent dump that any PostgreSQL takes. */
@NullMarked
package io.ticketledger.platform.backup;

import org.jspecify.annotations.NullMarked;
