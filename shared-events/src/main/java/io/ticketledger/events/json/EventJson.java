package io.ticketledger.events.json;

import io.ticketledger.events.LedgerEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as JSON and reads them back, older revisions through upcasters. Unknown fields are ignored, so that
 * an older release reads what a newer one added; an unknown type or a newer revision is refused.
 */
public final class EventJson {

    /** The chain in use. It is empty as long as no event has had a second revision. */
    public static final List<Upcaster> UPCASTERS = List.of();

    private static final JsonMapper MAPPER = LedgerMapper.create();

    private final Map<String, Upcaster> upcasters = new HashMap<>();

    public EventJson() {
        this(UPCASTERS);
    }

    /**
     * @param upcasters at most one for each type and revision, leading step by step to the revision written today
     * @throws IllegalArgumentException when two start from the same revision, or one doesn't lead there
     */
    public EventJson(List<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            if (this.upcasters.put(upcaster.type() + '/' + upcaster.from(), upcaster) != null) {
                throw new IllegalArgumentException(
                        "two upcasters from " + upcaster.type() + " revision " + upcaster.from());
            }
        }
        upcasters.forEach(this::requireLeadsToToday);
    }

    /** A chain that ends elsewhere, or never, would be found out by the first event that needs it. */
    private void requireLeadsToToday(Upcaster first) {
        String today = EventType.named(first.type()).revision();
        Upcaster step = first;
        for (int steps = 1; !step.to().equals(today) && steps < upcasters.size(); steps++) {
            Upcaster next = upcasters.get(step.type() + '/' + step.to());
            if (next == null) {
                break;
            }
            step = next;
        }
        if (!step.to().equals(today) || first.from().equals(today)) {
            throw new IllegalArgumentException("the upcaster from " + first.type() + " revision " + first.from()
                    + " doesn't lead to revision " + today);
        }
    }

    public StoredEvent write(LedgerEvent event) {
        EventType type = EventType.of(event);
        return new StoredEvent(type.storedName(), type.revision(), MAPPER.writeValueAsBytes(event));
    }

    /** @throws UnknownEventException when this release knows no such type, or no way from that revision to its own */
    public LedgerEvent read(String storedType, @Nullable String storedRevision, byte[] payload) {
        String type = storedType;
        String revision = storedRevision;
        JsonNode json = null;
        for (Upcaster next; (next = upcasters.get(type + '/' + revision)) != null; revision = next.to()) {
            json = next.change().apply((ObjectNode) (json == null ? MAPPER.readTree(payload) : json));
        }
        EventType known = EventType.named(type);
        if (!known.revision().equals(revision)) {
            throw new UnknownEventException(type + " has revision " + revision + ", this release reads "
                    + known.revision() + " and what its upcasters lead to");
        }
        return json == null ? MAPPER.readValue(payload, known.record()) : MAPPER.treeToValue(json, known.record());
    }
}
