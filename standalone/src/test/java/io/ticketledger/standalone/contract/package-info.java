/** Requests made from the OpenAPI documents, and answers checked against them. */
@NullMarked
package io.ticketledger.standalone.contract;

import org.jspecify.annotations.NullMarked;
