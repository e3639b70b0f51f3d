@NullMarked
package io.ticketledger.architecture.offender.dialect.helpdesk;

import org.jspecify.annotations.NullMarked;
