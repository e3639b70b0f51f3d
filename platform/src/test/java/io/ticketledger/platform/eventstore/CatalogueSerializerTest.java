package io.ticketledger.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.EventType;
import io.ticketledger.events.json.UnknownEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueSerializerTest {
    private final EventJson json = new EventJson();
    private final CatalogueSerializer serializer = new CatalogueSerializer(json);

    @Test
    void writesAnEventUnderItsNameAsItsExactBytes() {
        TicketClaimed event =
                (TicketClaimed) json.read("TicketClaimed", "1", Log.CLAIMED.getBytes(StandardCharsets.UTF_8));

        SerializedObject<byte[]> written = serializer.serialize(event, byte[].class);

        assertThat(written.getType()).isEqualTo(new SimpleSerializedType("TicketClaimed", "1"));
        assertThat(written.getData()).isEqualTo(json.write(event).payload());
        assertThat(serializer.<byte[], Object>deserialize(written)).isEqualTo(event);
        assertThat(serializer.<String, Object>deserialize(serializer.serialize(event, String.class)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryTypeOfTheCatalogue(EventType type) {
        SerializedType stored = serializer.typeForClass(type.record());

        assertThat(stored).isEqualTo(new SimpleSerializedType(type.storedName(), type.revision()));
        assertThat(serializer.classForType(stored)).isEqualTo(type.record());
    }

    @Test
    void writesMetadataAsAFlatObject() {
        MetaData metaData = MetaData.from(Map.of("correlationId", "c-1"));

        SerializedObject<String> written = serializer.serialize(metaData.and("attempt", 3L), String.class);

        assertThat(written.getData()).contains("\"correlationId\":\"c-1\"").contains("\"attempt\":3");
        assertThat(serializer.<String, MetaData>deserialize(written)).isEqualTo(metaData.and("attempt", 3L));
        assertThat(serializer.classForType(written.getType())).isEqualTo(MetaData.class);
        assertThat(serializer.<byte[], MetaData>deserialize(
                        serializer.serialize(MetaData.emptyInstance(), byte[].class)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNeitherEventNorMetadata() {
        assertThatExceptionOfType(UnstorableException.class)
                .isThrownBy(() -> serializer.serialize("text", byte[].class))
                .withMessageContaining("java.lang.String");
        assertThatExceptionOfType(UnstorableException.class)
                .isThrownBy(() -> serializer.serialize(MetaData.with("at", Instant.EPOCH), byte[].class))
                .withMessageContaining("'at'");
        assertThatExceptionOfType(UnknownEventException.class).isThrownBy(() -> serializer.typeForClass(String.class));
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        SerializedType exploded = new SimpleSerializedType("TicketExploded", "1");
        assertThatExceptionOfType(UnknownEventException.class).isThrownBy(() -> serializer.classForType(exploded));
        assertThatExceptionOfType(UnknownEventException.class)
                .isThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>(new byte[] {'{', '}'}, byte[].class, exploded)));
    }
}
