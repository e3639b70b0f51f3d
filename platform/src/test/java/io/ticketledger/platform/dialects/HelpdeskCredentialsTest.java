package io.ticketledger.platform.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class HelpdeskCredentialsTest {
    private static final HelpdeskCredentials CREDENTIALS = new HelpdeskCredentials();

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void shouldTakeEachOfTheThreeWays() {
        request.setQueryString("a=1&apiKey=k%2B1");
        assertThat(CREDENTIALS.extract(request)).isEqualTo("k+1");

        assertThat(CREDENTIALS.extract(with("apikey", "k"))).isEqualTo("k");
        assertThat(CREDENTIALS.extract(with("Authorization", "ApiKey  k "))).isEqualTo("k");
        String latin = new String("schlüssel".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(CREDENTIALS.extract(with("Authorization", "apikey " + latin)))
                .isEqualTo("schlüssel");
    }

    @Test
    void shouldTakeTheSameKeyInSeveralWaysForOne() {
        request.setQueryString("apiKey=k");
        request.addHeader("apiKey", "k");
        request.addHeader("Authorization", "apikey k");

        assertThat(CREDENTIALS.extract(request)).isEqualTo("k");
    }

    @Test
    void shouldTakeAnEmptyKeyForNone() {
        request.setQueryString("apiKey=");
        assertThat(CREDENTIALS.extract(request)).isNull();
        request.addHeader("apiKey", "k");
        assertThat(CREDENTIALS.extract(request)).isEqualTo("k");

        MockHttpServletRequest inQuery = with("apiKey", " ");
        inQuery.addHeader("Authorization", "apikey ");
        inQuery.setQueryString("apiKey=&apiKey=k");
        assertThat(CREDENTIALS.extract(inQuery)).isEqualTo("k");
    }

    @Test
    void shouldNeverAcceptTwoKeys() {
        request.setQueryString("apiKey=k");
        request.addHeader("apiKey", "other");
        assertThat(CREDENTIALS.extract(request)).isEmpty();

        MockHttpServletRequest twice = new MockHttpServletRequest();
        twice.setQueryString("apiKey=k&apiKey=k");
        assertThat(CREDENTIALS.extract(twice)).isEmpty();

        MockHttpServletRequest headers = with("Authorization", "apikey k");
        headers.addHeader("Authorization", "apikey k");
        assertThat(CREDENTIALS.extract(headers)).isEmpty();
    }

    @Test
    void shouldLookAtNoOtherScheme() {
        assertThat(CREDENTIALS.extract(request)).isNull();
        assertThat(CREDENTIALS.extract(with("Authorization", "Bearer k"))).isNull();
        assertThat(CREDENTIALS.extract(with("Authorization", "apikey"))).isNull();
        request.setQueryString("apikey=k");
        assertThat(CREDENTIALS.extract(request)).isNull();
    }

    private static MockHttpServletRequest with(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, value);
        return request;
    }
}
