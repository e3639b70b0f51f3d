@NullMarked
package io.ticketledger.dialect.isp;

import org.jspecify.annotations.NullMarked;
