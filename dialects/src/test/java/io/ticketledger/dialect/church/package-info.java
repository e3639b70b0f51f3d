@NullMarked
package io.ticketledger.dialect.church;

import org.jspecify.annotations.NullMarked;
