@NullMarked
package io.ticketledger.command.bulk;

import org.jspecify.annotations.NullMarked;
