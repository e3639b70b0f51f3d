/** What the help desk's API reads. */
@NullMarked
package io.ticketledger.query.api.helpdesk;

import org.jspecify.annotations.NullMarked;
