package io.ticketledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example",
                "https://app.example/",
                "https://App.example",
                "app.example",
                "https://app.example, https://b.example",
                "file://",
                ""
            })
    void shouldRefuseWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> new CrossOrigin(List.of(origin)))
                .isInstanceOfSatisfying(WebSettingsException.class, e -> {
                    var analysis = new WebSettingsFailureAnalyzer().analyze(e, e);
                    assertThat(analysis.getDescription()).contains("'" + origin + "'");
                    assertThat(analysis.getAction()).contains("https://app.example.org");
                });
    }

    @Test
    void shouldSayNothingUnlessConfigured() {
        assertThat(new CrossOrigin(List.of()).answer("https://app.example")).isNull();
        assertThat(new CrossOrigin(List.of("https://[2001:db8::1]:8443")).answer("https://[2001:db8::1]:8443"))
                .isEqualTo(new CrossOrigin.Answer("https://[2001:db8::1]:8443"));
    }
}
