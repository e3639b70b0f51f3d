/** The help desk's API as its clients use it, against a running ledger. */
@NullMarked
package io.ticketledger.standalone.helpdesk;

import org.jspecify.annotations.NullMarked;
