@NullMarked
package io.ticketledger.query.verify;

import org.jspecify.annotations.NullMarked;
