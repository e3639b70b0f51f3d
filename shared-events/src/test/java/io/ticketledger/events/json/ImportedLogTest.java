package io.ticketledger.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedLogTest {
    @Test
    void shouldTakeAListItemByItem() {
        assertThat(ImportedLog.entries("[{\"a\":1.10},\"opened\",null]"))
                .extracting(Object::toString)
                .containsExactly("{\"a\":1.10}", "\"opened\"", "null");
        assertThat(ImportedLog.entries("[]")).isEmpty();
        assertThat(ImportedLog.entries(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1]}", "\"opened by phone\"", "1.10", "true", "null"})
    void shouldWrapWhatIsNoList(String json) {
        assertThat(ImportedLog.entries(json))
                .singleElement()
                .hasToString("{\"action\":\"imported\",\"value\":" + json + "}");
    }
}
