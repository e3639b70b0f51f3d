package io.ticketledger.architecture.offender.query;

import io.ticketledger.architecture.offender.command.KnowsQuery;

/** The read side must not know the command side. */
public record KnowsCommand(KnowsQuery other) {}
