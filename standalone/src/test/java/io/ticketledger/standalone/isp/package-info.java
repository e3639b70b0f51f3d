@NullMarked
package io.ticketledger.standalone.isp;

import org.jspecify.annotations.NullMarked;
