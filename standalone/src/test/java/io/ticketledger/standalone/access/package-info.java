/** Who may do what, and what nobody can see: every endpoint of every API, by the OpenAPI documents. */
@NullMarked
package io.ticketledger.standalone.access;

import org.jspecify.annotations.NullMarked;
