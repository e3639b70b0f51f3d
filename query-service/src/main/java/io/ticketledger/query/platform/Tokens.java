package io.ticketledger.query.platform;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.MongoReads;
import java.time.Duration;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The tokens of the processors, in MongoDB beside what they cover. */
final class Tokens {
    private static final String COLLECTION = "tokens";
    private static final String PROCESSOR = "processorName";

    private final MongoCollection<Document> collection;
    private final TokenStore store;

    // Tokens are of Axon's own types, and of no other: the allow-list keeps a forged one from naming any class.
    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(
                    mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                            .allowIfSubType("org.axonframework.")
                            .build()))
            .build();

    Tokens(MongoDatabase database, String nodeId, Duration claimTimeout) {
        collection = database.getCollection(COLLECTION);
        store = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName(COLLECTION)
                        .build())
                .serializer(serializer)
                .claimTimeout(claimTimeout)
                .nodeId(nodeId)
                .ensureIndexes(true)
                .build();
    }

    TokenStore store() {
        return store;
    }

    /** What the processor has stored, wherever it runs. */
    Position stored(String processorName) {
        Document entry = entry(processorName);
        Binary token = entry == null ? null : entry.get("token", Binary.class);
        if (entry == null || token == null) {
            return Position.NONE;
        }
        return position(serializer.deserialize(
                new SimpleSerializedObject<>(token.getData(), byte[].class, entry.getString("tokenType"), null)));
    }

    /** The instance that works on it, null when none has begun. */
    @Nullable
    String owner(String processorName) {
        Document entry = entry(processorName);
        return entry == null ? null : entry.getString("owner");
    }

    /** Removes the token of a processor that will never run again. */
    void forget(String processorName) {
        collection.deleteMany(Filters.eq(PROCESSOR, processorName));
    }

    private @Nullable Document entry(String processorName) {
        return MongoReads.<@Nullable Document>read(() -> collection
                .find(Filters.and(Filters.eq(PROCESSOR, processorName), Filters.eq("segment", 0)))
                .first());
    }

    static Position position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> Position.NONE;
            case GlobalSequenceTrackingToken sequence -> new Position(sequence.getGlobalIndex());
            case GapAwareTrackingToken old ->
                throw new IllegalStateException("the read models were built by positions that are no longer used ("
                        + old + "). Start with another ticketledger.read-model.generation, and they are built anew");
            default -> throw new IllegalStateException("no token of our event store: " + token.getClass());
        };
    }
}
