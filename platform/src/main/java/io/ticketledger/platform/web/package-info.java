/** HTTP that is the same everywhere: problem answers, correlation ids, hostile bodies. */
@NullMarked
package io.ticketledger.platform.web;

import org.jspecify.annotations.NullMarked;
