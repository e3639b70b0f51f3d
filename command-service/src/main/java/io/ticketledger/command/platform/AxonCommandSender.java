package io.ticketledger.command.platform;

import io.ticketledger.command.append.AppendMetadata;
import io.ticketledger.command.append.IdempotencyRow;
import io.ticketledger.command.append.StreamConflictException;
import io.ticketledger.command.dispatch.CommandSender;
import io.ticketledger.platform.web.RequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands over Axon's bus, which handles them on the caller's own thread. */
@Component
class AxonCommandSender implements CommandSender {
    private final CommandBus bus;

    AxonCommandSender(CommandBus bus) {
        this.bus = bus;
    }

    @Override
    public Object send(Object command, RequestContext request, @Nullable IdempotencyRow idempotency) {
        Map<String, Object> metaData = new HashMap<>();
        metaData.put(EventOrigin.CORRELATION_ID, request.correlationId());
        if (request.clientAddress() != null) {
            metaData.put(EventOrigin.CLIENT_ADDRESS, request.clientAddress());
        }
        if (idempotency != null) {
            metaData.put(AppendMetadata.IDEMPOTENCY, idempotency);
        }
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        AtomicReference<@Nullable CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(message.withMetaData(metaData), (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = Objects.requireNonNull(answer.get(), "the bus answered later");
        if (result.isExceptional()) {
            throw translated(result.exceptionResult());
        }
        return Objects.requireNonNull(result.getPayload());
    }

    private static RuntimeException translated(Throwable fault) {
        return switch (fault) {
            case ConcurrencyException lost -> new StreamConflictException(String.valueOf(lost.getMessage()));
            // What Axon makes of a conflict at a stream's first event.
            case AggregateStreamCreationException lost ->
                new StreamConflictException(String.valueOf(lost.getMessage()));
            case RuntimeException e -> StoreFailures.translated(e);
            case Error e -> throw e;
            default -> new IllegalStateException(fault);
        };
    }
}
