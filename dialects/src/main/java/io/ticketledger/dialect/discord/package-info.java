/** The Discord bot's API: its routes, its vocabulary, its requests, its errors and its JSON of a ticket. */
@NullMarked
package io.ticketledger.dialect.discord;

import org.jspecify.annotations.NullMarked;
