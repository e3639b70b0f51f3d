package io.ticketledger.command.dispatch;

import io.ticketledger.command.append.IdempotencyRow;
import io.ticketledger.command.append.RepeatedRequestException;
import io.ticketledger.command.append.RequestUnderWayException;
import io.ticketledger.command.append.StreamConflictException;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.web.RequestContext;
import org.jspecify.annotations.Nullable;

/** Hands one command to its aggregate and waits until its events are committed. */
public interface CommandSender {

    /**
     * @param idempotency the request to remember in the same transaction as the events; its stream and versions are
     *     filled in there
     * @return what the aggregate's handler returned
     * @throws StreamConflictException when another command was first
     * @throws RefusedException when a rule or a taken key refused it
     * @throws RepeatedRequestException when another request under the same key was first
     * @throws RequestUnderWayException when another request under the same key is still open
     */
    Object send(Object command, RequestContext request, @Nullable IdempotencyRow idempotency);
}
