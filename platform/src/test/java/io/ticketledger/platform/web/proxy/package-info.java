@NullMarked
package io.ticketledger.platform.web.proxy;

import org.jspecify.annotations.NullMarked;
