/** Compares the read models with the log: folds every ticket again, and names what differs. */
@NullMarked
package io.ticketledger.query.verify;

import org.jspecify.annotations.NullMarked;
