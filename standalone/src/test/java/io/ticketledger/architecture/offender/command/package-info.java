/** Offenders against the rules of the command side. */
@NullMarked
package io.ticketledger.architecture.offender.command;

import org.jspecify.annotations.NullMarked;
