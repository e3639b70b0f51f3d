package io.ticketledger.platform.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Metadata as one flat JSON object of strings and whole numbers. */
final class FlatMetaData {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FlatMetaData() {}

    static byte[] write(MetaData metaData) {
        ObjectNode json = MAPPER.createObjectNode();
        metaData.forEach((key, value) -> {
            switch (value) {
                case null -> {}
                case String text -> json.put(key, text);
                case Long number -> json.put(key, number);
                case Integer number -> json.put(key, number);
                default ->
                    throw new UnstorableException("metadata '" + key + "' is a "
                            + value.getClass().getName() + ", only strings and whole numbers are stored");
            }
        });
        return MAPPER.writeValueAsBytes(json);
    }

    static MetaData read(byte[] json) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : MAPPER.readTree(json).properties()) {
            JsonNode value = entry.getValue();
            if (value.isString()) {
                values.put(entry.getKey(), value.stringValue());
            } else if (value.isIntegralNumber()) {
                values.put(entry.getKey(), value.longValue());
            } else {
                throw new UnstorableException("stored metadata '" + entry.getKey() + "' is a " + value.getNodeType());
            }
        }
        return MetaData.from(values);
    }
}
