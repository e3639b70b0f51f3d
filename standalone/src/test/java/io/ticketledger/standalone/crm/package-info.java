/** The crm API as its clients see it, against a running Ticket Ledger. */
@NullMarked
package io.ticketledger.standalone.crm;

import org.jspecify.annotations.NullMarked;
