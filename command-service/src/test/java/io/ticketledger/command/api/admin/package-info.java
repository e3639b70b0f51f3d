@NullMarked
package io.ticketledger.command.api.admin;

import org.jspecify.annotations.NullMarked;
