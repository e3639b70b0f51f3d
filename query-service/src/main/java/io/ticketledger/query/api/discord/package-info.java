/** The Discord bot's API: what reads. */
@NullMarked
package io.ticketledger.query.api.discord;

import org.jspecify.annotations.NullMarked;
