@NullMarked
package io.ticketledger.architecture.offender.query.api;

import org.jspecify.annotations.NullMarked;
