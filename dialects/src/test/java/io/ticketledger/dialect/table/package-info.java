/** The vocabularies side by side, as no code of the product ever sees them. */
@NullMarked
package io.ticketledger.dialect.table;

import org.jspecify.annotations.NullMarked;
