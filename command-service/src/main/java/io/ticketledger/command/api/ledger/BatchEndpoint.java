package io.ticketledger.command.api.ledger;

import io.ticketledger.command.api.RequestConditions;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /commands/batch}: up to 1,000 commands, or as many as are configured, each its own, one after the other, so that a command may name a
 * ticket that an earlier one created. One that fails leaves the others alone; after one that was UNAVAILABLE the rest is
 * not tried.
 */
@RestController
class BatchEndpoint {
    private final TicketCommands commands;
    private final JsonBodyReader bodies;
    private final BatchResults results;
    private final int most;

    BatchEndpoint(TicketCommands commands, JsonBodyReader bodies, BatchResults results, Limits limits) {
        this.commands = commands;
        this.bodies = bodies;
        this.results = results;
        this.most = limits.batch();
    }

    /** @param results one for each command, in their order */
    record BatchAnswer(List<Object> results) {}

    @PostMapping("/commands/batch")
    BatchAnswer batch(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = bodies.read(request);
        List<JsonNode> items = items(body);
        IdempotencyKey key = RequestConditions.idempotency(request, body.bytes(), 0, 200);
        if (key != null) {
            commands.requireSameRequest(caller, key);
        }
        List<Supplier<Object>> todo = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            int place = todo.size();
            todo.add(() -> one(item, place, key, caller, context));
        }
        return new BatchAnswer(results.of(todo, context));
    }

    private List<JsonNode> items(JsonBody body) {
        Fields fields = Fields.of(body.json());
        fields.require("commands");
        List<JsonNode> items = fields.list("commands", most);
        fields.rejectUnknown();
        fields.throwIfInvalid();
        return items == null ? List.of() : items;
    }

    private Object one(JsonNode item, int place, @Nullable IdempotencyKey key, Caller caller, RequestContext context) {
        if (!(item instanceof ObjectNode object)) {
            throw invalid("commands", "must be JSON objects");
        }
        JsonNode name = object.remove("command");
        if (name == null || !name.isString()) {
            throw invalid("command", "is required");
        }
        LedgerCommand parsed = parse(name.stringValue(), object, caller);
        boolean create = parsed instanceof LedgerCommand.Create;
        int status = create ? 201 : 200;
        Call call = new Call(
                caller,
                context,
                Dialect.LEDGER,
                parsed.occurredAt(),
                null,
                key == null ? null : key.ofItem(place, status));
        return switch (parsed) {
            case LedgerCommand.Create c -> BatchResults.done(status, commands.create(c.ticket(), call));
            case LedgerCommand.Change c -> BatchResults.done(status, commands.change(c.ticket(), c.change(), call));
            case LedgerCommand.Configure c -> BatchResults.done(status, commands.configure(c.channel(), call));
        };
    }

    private static LedgerCommand parse(String name, ObjectNode object, Caller caller) {
        try {
            return LedgerCommandParser.parse(name, object, caller);
        } catch (ApiException e) {
            throw e.error() instanceof ApiError.NotFound ? invalid("command", "is no command") : e;
        }
    }

    private static ApiException invalid(String field, String reason) {
        return new ApiException(new ApiError.InvalidFields(Map.of(field, List.of(reason))));
    }
}
