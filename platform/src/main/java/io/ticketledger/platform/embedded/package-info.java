/** Stores that run within a process, for who installs none. */
@NullMarked
package io.ticketledger.platform.embedded;

import org.jspecify.annotations.NullMarked;
