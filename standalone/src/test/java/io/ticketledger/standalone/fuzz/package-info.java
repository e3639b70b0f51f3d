/** Requests that nobody should send, made from the OpenAPI documents, and what the answers must hold. */
@NullMarked
package io.ticketledger.standalone.fuzz;

import org.jspecify.annotations.NullMarked;
