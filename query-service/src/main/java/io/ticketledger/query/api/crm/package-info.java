/** The crm API's reading side over HTTP. */
@NullMarked
package io.ticketledger.query.api.crm;

import org.jspecify.annotations.NullMarked;
