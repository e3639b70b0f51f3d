@NullMarked
package io.ticketledger.standalone.church;

import org.jspecify.annotations.NullMarked;
