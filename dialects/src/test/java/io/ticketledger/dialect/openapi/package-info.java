/** The hand-written OpenAPI documents hold what they promise. */
@NullMarked
package io.ticketledger.dialect.openapi;

import org.jspecify.annotations.NullMarked;
