package io.ticketledger.command.platform;

import java.util.function.Function;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Stores one kind of aggregate as the bytes of its state, under a name and the revision of its fold. To be a bean named
 * {@code snapshotSerializer}. Metadata goes the way of the events' metadata; anything else is refused.
 *
 * @param <A> the aggregate's class
 */
public final class SnapshotSerializer<A> implements Serializer {
    private final Class<A> aggregate;
    private final SerializedType stored;
    private final Function<A, byte[]> write;
    private final Function<byte[], A> read;
    private final Serializer events;

    /**
     * @param type the name and revision to store it under; a snapshot of any other is read by nobody
     * @param events the events' serializer
     */
    public SnapshotSerializer(
            Class<A> aggregate,
            SimpleSerializedType type,
            Function<A, byte[]> write,
            Function<byte[], A> read,
            Serializer events) {
        this.aggregate = aggregate;
        this.stored = type;
        this.write = write;
        this.read = read;
        this.events = events;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (!aggregate.isInstance(object)) {
            return events.serialize(object, expectedRepresentation);
        }
        byte[] state = write.apply(aggregate.cast(object));
        return new SimpleSerializedObject<>(
                getConverter().convert(state, byte[].class, expectedRepresentation), expectedRepresentation, stored);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        if (!stored.equals(serializedObject.getType())) {
            return events.deserialize(serializedObject);
        }
        return (T) read.apply(
                getConverter().convert(serializedObject.getData(), serializedObject.getContentType(), byte[].class));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return events.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        return stored.equals(type) ? aggregate : events.classForType(type);
    }

    @Override
    public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
        return aggregate.equals(type) ? stored : events.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return events.getConverter();
    }
}
