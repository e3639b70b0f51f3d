@NullMarked
package io.ticketledger.standalone.postgres;

import org.jspecify.annotations.NullMarked;
