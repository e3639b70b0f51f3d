package io.ticketledger.platform.dialects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DiscordApiCredentialTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tlk_1|tlk_1",
                "Bearer tlk_1|tlk_1",
                "bEARER   tlk_1|tlk_1",
                "Bearertlk_1|Bearertlk_1",
                "two words|two words",
                "~ tlk_1 ~|tlk_1",
                "Bearer|",
                "~Bearer ~|",
                "~~|",
                "~  ~|"
            })
    void shouldTakeTheKeyWithOrWithoutAScheme(String header, @Nullable String key) {
        assertThat(extract(header)).isEqualTo(key);
    }

    @Test
    void shouldFindNoneWhereNoneIsSent() {
        assertThat(extract()).isNull();
    }

    @Test
    void shouldAcceptNeitherOfTwo() {
        assertThat(extract("tlk_1", "tlk_1")).isEmpty();
    }

    @Test
    void shouldReadUtf8() {
        assertThat(extract(new String("Bearer schlüssel🔑".getBytes(UTF_8), ISO_8859_1)))
                .isEqualTo("schlüssel🔑");
    }

    private static @Nullable String extract(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String header : headers) {
            request.addHeader("Authorization", header);
        }
        return new DiscordApi().discordApiDefinition().credentials().extract(request);
    }
}
