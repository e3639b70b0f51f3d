/**
 * Where each API is made known to the platform: its routes, its errors, how its clients send a credential. The only
 * shared code that knows dialects by name; every configuration in it is found by itself.
 */
@NullMarked
package io.ticketledger.platform.dialects;

import org.jspecify.annotations.NullMarked;
