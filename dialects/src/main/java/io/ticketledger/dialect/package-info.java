/** What all APIs have in common: routes and the permissions that they ask for. */
@NullMarked
package io.ticketledger.dialect;

import org.jspecify.annotations.NullMarked;
