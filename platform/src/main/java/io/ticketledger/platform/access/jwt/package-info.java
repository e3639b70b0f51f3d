/** JWT bearer tokens as credentials; the only package that knows Spring Security. */
@NullMarked
package io.ticketledger.platform.access.jwt;

import org.jspecify.annotations.NullMarked;
