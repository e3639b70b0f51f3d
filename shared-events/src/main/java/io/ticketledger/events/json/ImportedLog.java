package io.ticketledger.events.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The change log that an importer brought with a ticket, as entries. */
public final class ImportedLog {
    /** Numbers keep every digit. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ImportedLog() {}

    /**
     * The items of a list; anything else as the value of one entry {@code {"action":"imported","value":…}}.
     *
     * @param json what the importer brought, null for nothing
     */
    public static List<JsonNode> entries(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        JsonNode log = MAPPER.readTree(json);
        return log.isArray()
                ? List.copyOf(log.values())
                : List.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("action", "imported")
                        .set("value", log));
    }
}
