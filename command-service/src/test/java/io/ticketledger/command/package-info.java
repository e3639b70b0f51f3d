@NullMarked
package io.ticketledger.command;

import org.jspecify.annotations.NullMarked;
