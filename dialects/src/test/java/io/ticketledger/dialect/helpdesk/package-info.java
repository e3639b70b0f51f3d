@NullMarked
package io.ticketledger.dialect.helpdesk;

import org.jspecify.annotations.NullMarked;
