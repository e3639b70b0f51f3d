@NullMarked
package io.ticketledger.dialect.discord;

import org.jspecify.annotations.NullMarked;
