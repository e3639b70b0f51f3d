package io.ticketledger.platform.eventstore;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.EventType;
import io.ticketledger.events.json.StoredEvent;
import io.ticketledger.events.json.TicketState;
import io.ticketledger.events.json.UnknownEventException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Stores events under the catalogue's name and revision as the exact bytes of their JSON, metadata as a flat JSON
 * object, and a folded ticket, as snapshots have it, under the revision of the fold. Anything else is refused, in both directions: a type that this release doesn't know is an
 * {@link UnknownEventException}, never a message without a handler.
 */
public final class CatalogueSerializer implements Serializer {
    private static final SerializedType SNAPSHOT =
            new SimpleSerializedType(Ticket.class.getSimpleName(), Ticket.FOLD_REVISION);
    private static final SerializedType META_DATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final EventJson json;
    private final Converter converter = new ChainingConverter(CatalogueSerializer.class.getClassLoader());

    public CatalogueSerializer(EventJson json) {
        this.json = json;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return switch (object) {
            case LedgerEvent event -> {
                StoredEvent stored = json.write(event);
                yield serialized(
                        stored.payload(),
                        expectedRepresentation,
                        new SimpleSerializedType(stored.type(), stored.revision()));
            }
            case Ticket snapshot -> serialized(TicketState.write(snapshot), expectedRepresentation, SNAPSHOT);
            case MetaData metaData -> serialized(FlatMetaData.write(metaData), expectedRepresentation, META_DATA);
            case null -> throw new UnstorableException("nothing to store");
            default ->
                throw new UnstorableException("no event of the catalogue, ticket or metadata: "
                        + object.getClass().getName());
        };
    }

    private <T> SerializedObject<T> serialized(byte[] bytes, Class<T> representation, SerializedType type) {
        return new SimpleSerializedObject<>(
                converter.convert(bytes, byte[].class, representation), representation, type);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        SerializedType type = serializedObject.getType();
        byte[] bytes = converter.convert(serializedObject.getData(), serializedObject.getContentType(), byte[].class);
        if (is(META_DATA, type)) {
            return (T) FlatMetaData.read(bytes);
        }
        return is(SNAPSHOT, type)
                ? (T) TicketState.read(bytes)
                : (T) json.read(type.getName(), type.getRevision(), bytes);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        if (is(META_DATA, type)) {
            return MetaData.class;
        }
        return is(SNAPSHOT, type)
                ? Ticket.class
                : EventType.named(type.getName()).record();
    }

    @Override
    public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
        if (type == null) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return META_DATA;
        }
        if (type == Ticket.class) {
            return SNAPSHOT;
        }
        EventType known = EventType.of(type);
        return new SimpleSerializedType(known.storedName(), known.revision());
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static boolean is(SerializedType known, SerializedType type) {
        return known.getName().equals(type.getName());
    }
}
