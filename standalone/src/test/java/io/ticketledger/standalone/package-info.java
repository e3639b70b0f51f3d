@NullMarked
package io.ticketledger.standalone;

import org.jspecify.annotations.NullMarked;
