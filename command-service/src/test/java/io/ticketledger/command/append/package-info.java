@NullMarked
package io.ticketledger.command.append;

import org.jspecify.annotations.NullMarked;
