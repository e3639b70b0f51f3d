package io.ticketledger.architecture.offender.platform;

import io.ticketledger.architecture.offender.command.KnowsQuery;

/** What both services share must know neither. */
record KnowsAService(KnowsQuery service) {}
