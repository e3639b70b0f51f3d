@NullMarked
package io.ticketledger.standalone.discord;

import org.jspecify.annotations.NullMarked;
