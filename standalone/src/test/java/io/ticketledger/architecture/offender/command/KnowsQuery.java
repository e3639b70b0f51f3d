package io.ticketledger.architecture.offender.command;

import io.ticketledger.architecture.offender.query.KnowsCommand;

/** The command side must not know the read side. */
public record KnowsQuery(KnowsCommand other) {}
