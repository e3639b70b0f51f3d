/** What all APIs have in common: routes, permissions, errors, and the reading of what clients send. */
@NullMarked
package io.ticketledger.dialect;

import org.jspecify.annotations.NullMarked;
