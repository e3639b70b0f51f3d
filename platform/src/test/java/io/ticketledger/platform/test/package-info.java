/** Fixtures that the tests of all modules share. */
@NullMarked
package io.ticketledger.platform.test;

import org.jspecify.annotations.NullMarked;
