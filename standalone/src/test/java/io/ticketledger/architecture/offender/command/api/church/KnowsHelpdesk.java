package io.ticketledger.architecture.offender.command.api.church;

import io.ticketledger.architecture.offender.dialect.helpdesk.Words;

record KnowsHelpdesk(Words words) {}
