@NullMarked
package io.ticketledger.query.audit;

import org.jspecify.annotations.NullMarked;
