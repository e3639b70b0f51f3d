@NullMarked
package io.ticketledger.standalone.replay;

import org.jspecify.annotations.NullMarked;
