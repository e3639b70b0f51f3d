package io.ticketledger.query.verify;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Compares what a document should hold with what it holds, value by value; pure but for what it tells. Nothing that may
 * stand in a document is a fault of its own: it is a difference.
 */
final class Comparison {
    /** How many differences of one document are told, each once. */
    static final int MOST = 100;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final @Nullable String ticketId;
    private final Consumer<Difference> found;
    private final Set<String> told = new HashSet<>();

    Comparison(@Nullable String ticketId, Consumer<Difference> found) {
        this.ticketId = ticketId;
        this.found = found;
    }

    /** Compares the fields of two documents. A field whose value is of another type than it should be differs, too. */
    void fields(String prefix, Document log, Document kept, Set<String> except) {
        Set<String> names = new LinkedHashSet<>(log.keySet());
        names.addAll(kept.keySet());
        names.removeAll(except);
        for (String name : names) {
            if (!Objects.equals(log.get(name), kept.get(name))) {
                tell(prefix + name, ShownValue.of(log.get(name)), ShownValue.of(kept.get(name), log.get(name)));
            }
        }
    }

    /** Compares two sets of texts; what is told is what only the one has, and what only the other has. */
    void words(String path, @Nullable Object log, @Nullable Object kept) {
        Set<Object> here = elements(log);
        Set<Object> there = elements(kept);
        if ((kept != null && !(kept instanceof Collection<?>)) || !here.equals(there)) {
            tell(path, ShownValue.of(without(here, there)), ShownValue.of(without(there, here)));
        }
    }

    /**
     * Compares two texts as JSON, value by value; nothing and null are the same.
     *
     * @param path of the whole; empty when names stand for themselves
     */
    void json(String path, String whole, String log, @Nullable Object kept) {
        if (log.equals(kept)) {
            return;
        }
        JsonNode there = kept instanceof String text ? parsed(text) : null;
        if (there == null) {
            tell(whole, ShownValue.of(log), ShownValue.of(kept));
        } else {
            nodes(path, Objects.requireNonNull(parsed(log)), there);
        }
    }

    void differ(String path, @Nullable Object log, @Nullable Object kept) {
        tell(path, ShownValue.of(log), ShownValue.of(kept));
    }

    /** The JSON that a text is; null when it is none. */
    static @Nullable JsonNode parsed(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isMissingNode() ? null : json;
        } catch (JacksonException e) {
            return null;
        }
    }

    private void nodes(String path, JsonNode log, JsonNode kept) {
        if (log.equals(kept) || told.size() >= MOST) {
            return;
        }
        boolean objects = (log.isObject() || log.isNull()) && (kept.isObject() || kept.isNull());
        boolean arrays = (log.isArray() || log.isNull()) && (kept.isArray() || kept.isNull());
        if (objects && log.size() + kept.size() > 0) {
            Set<String> names = new LinkedHashSet<>(log.propertyNames());
            names.addAll(kept.propertyNames());
            names.forEach(name ->
                    nodes(path.isEmpty() ? name : path + '.' + name, child(log.get(name)), child(kept.get(name))));
        } else if (arrays && log.size() + kept.size() > 0) {
            IntStream.range(0, Math.max(log.size(), kept.size()))
                    .forEach(i -> nodes(path + '[' + i + ']', child(log.get(i)), child(kept.get(i))));
        } else {
            tell(path, log, kept);
        }
    }

    private void tell(String path, JsonNode log, JsonNode kept) {
        String field = ShownValue.cut(path);
        if (told.size() < MOST && told.add(field)) {
            found.accept(new Difference(ticketId, field, ShownValue.cut(log, kept), ShownValue.cut(kept, log)));
        }
    }

    private static JsonNode child(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }

    private static Set<Object> elements(@Nullable Object value) {
        return value instanceof Collection<?> list ? new LinkedHashSet<>(list) : Set.of();
    }

    private static List<Object> without(Set<Object> all, Set<Object> others) {
        return all.stream()
                .filter(each -> !others.contains(each))
                .limit(ShownValue.MOST_WORDS)
                .toList();
    }
}
