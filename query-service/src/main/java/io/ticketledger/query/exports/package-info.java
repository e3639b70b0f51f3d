/** All tickets of a workspace, or what changed, in the order of the log. */
@NullMarked
package io.ticketledger.query.exports;

import org.jspecify.annotations.NullMarked;
