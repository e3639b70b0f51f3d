@NullMarked
package io.ticketledger.architecture.offender.command.api.church;

import org.jspecify.annotations.NullMarked;
