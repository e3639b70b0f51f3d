@NullMarked
package io.ticketledger.platform.web;

import org.jspecify.annotations.NullMarked;
