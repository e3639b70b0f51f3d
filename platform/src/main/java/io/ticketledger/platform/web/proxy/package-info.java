/** Whom a request came from and where it was sent to, when reverse proxies stand in front. */
@NullMarked
package io.ticketledger.platform.web.proxy;

import org.jspecify.annotations.NullMarked;
