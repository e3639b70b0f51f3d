/** The Discord bot's API: what writes. */
@NullMarked
package io.ticketledger.command.api.discord;

import org.jspecify.annotations.NullMarked;
