/** What the running ledger must not give away, and must not take for anything but text. */
@NullMarked
package io.ticketledger.standalone.hardening;

import org.jspecify.annotations.NullMarked;
