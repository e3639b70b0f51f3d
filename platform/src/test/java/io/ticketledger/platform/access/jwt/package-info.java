@NullMarked
package io.ticketledger.platform.access.jwt;

import org.jspecify.annotations.NullMarked;
