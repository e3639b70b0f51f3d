package io.ticketledger.platform.web.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.platform.web.WebSettingsException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    203.0.113.1               | 10.0.0.1    | 203.0.113.1
                    6.6.6.6, 203.0.113.1      | 10.0.0.1    | 203.0.113.1
                    203.0.113.1, 10.0.0.9     | 10.0.0.1    | 203.0.113.1
                    203.0.113.1, 10.0.0.9     | 192.0.2.7   | 203.0.113.1
                    10.0.0.5, 10.0.0.9        | 10.0.0.1    | 10.0.0.5
                    203.0.113.1:4711          | 10.0.0.1    | 203.0.113.1
                    [2001:db8::1]:4711        | 10.0.0.1    | 2001:db8::1
                    2001:db8::1               | fd00::1     | 2001:db8::1
                    ::ffff:203.0.113.1        | 10.0.0.1    | 203.0.113.1
                    203.0.113.1, unknown      | 10.0.0.1    | 10.0.0.1
                    203.0.113.1, localhost    | 10.0.0.1    | 10.0.0.1
                    203.0.113.1, 127.1        | 10.0.0.1    | 10.0.0.1
                    203.0.113.1, 1.2.3.999    | 10.0.0.1    | 10.0.0.1
                    203.0.113.1, fe80::1%eth0 | 10.0.0.1    | 10.0.0.1
                    203.0.113.1,              | 10.0.0.1    | 10.0.0.1
                    -                         | 10.0.0.1    | 10.0.0.1
                    6.6.6.6                   | 203.0.113.9 | 203.0.113.9
                    6.6.6.6                   | 11.0.0.1    | 11.0.0.1
                    6.6.6.6                   | 192.0.2.8   | 192.0.2.8
                    6.6.6.6                   | 2001:db8::5 | 2001:db8::5
                    """)
    void shouldGoBackThroughTrustedProxiesOnly(@Nullable String forwardedFor, String peer, String client) {
        TrustedProxies.Seen seen = follow(
                ForwardedHeaders.X_FORWARDED,
                peer,
                forwardedFor == null ? Map.of() : Map.of("X-Forwarded-For", List.of(forwardedFor)));

        assertThat(seen.address()).isEqualTo(InetAddress.ofLiteral(client));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", textBlock = """
                    for=203.0.113.1;proto=https;host=a.example             | 203.0.113.1 | https | a.example
                    For="203.0.113.1:80" ; Proto=HTTPS                     | 203.0.113.1 | https | -
                    for="[2001:db8:cafe::17]:4711"                         | 2001:db8:cafe::17 | - | -
                    for="[2001:db8:cafe::17]";by="[fd00::1]";host="a.example:8443" | 2001:db8:cafe::17 | - | a.example
                    for=6.6.6.6;host=evil.example, for=203.0.113.1;host=a.example  | 203.0.113.1 | - | a.example
                    for=203.0.113.1;proto=https;host=edge.example, for=10.0.0.7;proto=http;host=inner | 203.0.113.1 | https | edge.example
                    for=203.0.113.1, for=10.0.0.7;proto=https;host=inner   | 203.0.113.1 | https | inner
                    for="6.6.6.6, for=203.0.113.1;host=a.example           | 203.0.113.1 | - | a.example
                    for="\\", for=203.0.113.1                              | 203.0.113.1 | - | -
                    x="a,b;c=\\"d";for=203.0.113.1                         | 203.0.113.1 | - | -
                    for="203.0.113\\.1"                                    | 203.0.113.1 | - | -
                    for=6.6.6.6, for=unknown;proto=https                   | 10.0.0.1    | https | -
                    for=6.6.6.6, for=_hidden                               | 10.0.0.1    | - | -
                    for=6.6.6.6, for=203.0.113.1;for=6.6.6.6               | 10.0.0.1    | - | -
                    for=6.6.6.6, 203.0.113.1                               | 10.0.0.1    | - | -
                    for=6.6.6.6, for="203.0.113.1                          | 10.0.0.1    | - | -
                    for=6.6.6.6, for=20"3.0.113.1"                         | 10.0.0.1    | - | -
                    for=6.6.6.6,                                           | 10.0.0.1    | - | -
                    proto=gopher;host=a/b                                  | 10.0.0.1    | - | -
                    proto=https;host="a.example\\"><x"                     | 10.0.0.1    | https | -
                    """)
    void shouldReadTheStandardHeader(String header, String client, @Nullable String scheme, @Nullable String host) {
        TrustedProxies.Seen seen = follow(ForwardedHeaders.FORWARDED, "10.0.0.1", Map.of("Forwarded", List.of(header)));

        assertThat(seen.address()).isEqualTo(InetAddress.ofLiteral(client));
        assertThat(seen.scheme()).isEqualTo(scheme);
        assertThat(seen.host() == null ? null : seen.host().host()).isEqualTo(host);
    }

    @Test
    void shouldReadLinesAsOneList() {
        assertThat(follow(
                                ForwardedHeaders.X_FORWARDED,
                                "10.0.0.1",
                                Map.of("X-Forwarded-For", List.of("6.6.6.6", "203.0.113.1, 10.0.0.3", "10.0.0.2")))
                        .address())
                .isEqualTo(InetAddress.ofLiteral("203.0.113.1"));
        assertThat(follow(
                                ForwardedHeaders.FORWARDED,
                                "10.0.0.1",
                                Map.of("Forwarded", List.of("for=6.6.6.6", "for=203.0.113.1", "for=10.0.0.2")))
                        .address())
                .isEqualTo(InetAddress.ofLiteral("203.0.113.1"));
    }

    @Test
    void shouldBelieveTheNearestProxyOfAListOfSchemesAndHosts() {
        TrustedProxies.Seen seen = follow(
                ForwardedHeaders.X_FORWARDED,
                "10.0.0.1",
                Map.of(
                        "X-Forwarded-For", List.of("6.6.6.6, 203.0.113.1"),
                        "X-Forwarded-Proto", List.of("http, https"),
                        "X-Forwarded-Host", List.of("evil.example, a.example:8443"),
                        "X-Forwarded-Port", List.of("1, 8444")));

        assertThat(seen)
                .isEqualTo(new TrustedProxies.Seen(
                        InetAddress.ofLiteral("203.0.113.1"), "https", new Authority("a.example", 8443), 8444));
    }

    @Test
    void shouldBelieveOneFamilyOnly() {
        var both = Map.of("X-Forwarded-For", List.of("203.0.113.1"), "Forwarded", List.of("for=203.0.113.2"));

        assertThat(follow(ForwardedHeaders.X_FORWARDED, "10.0.0.1", both)
                        .address()
                        .getHostAddress())
                .isEqualTo("203.0.113.1");
        assertThat(follow(ForwardedHeaders.FORWARDED, "10.0.0.1", both)
                        .address()
                        .getHostAddress())
                .isEqualTo("203.0.113.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a@b",
                "user:pass@a",
                "a:0",
                "a:65536",
                "a:x",
                "a:",
                ":80",
                "",
                "a\r\nX: y",
                "a\u2028b",
                "<a>",
                "a?b",
                "a#b",
                "a,b",
                "[::1",
                "[g::1]",
                "[1:2]",
                "[]",
                "-a",
                ".a",
                "ä.example"
            })
    void shouldTakeNothingElseForAHost(String text) {
        assertThat(Authority.parse(text)).isNull();
        assertThat(Authority.parse("a".repeat(254))).isNull();
    }

    @Test
    void shouldTakeHosts() {
        assertThat(Authority.parse("a_b.example")).isEqualTo(new Authority("a_b.example", null));
        assertThat(Authority.parse("[2001:db8::1]:65535")).isEqualTo(new Authority("[2001:db8::1]", 65_535));
        assertThat(Authority.parse("203.0.113.1:1")).isEqualTo(new Authority("203.0.113.1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "*", "fd00::/129", "", "10.0.0.0/x"})
    void shouldRefuseNetworksThatCannotBeMeant(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network)))
                .isInstanceOf(WebSettingsException.class)
                .hasMessageContaining("'" + network + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tickets.example", "ftp://a", "https://a/b", "https://u@a", "https://a?b", "https://", "https:a"
            })
    void shouldRefusePublicUrlsThatCannotBeMeant(String url) {
        assertThatThrownBy(() -> PublicUrl.parse(url)).isInstanceOf(WebSettingsException.class);
    }

    private TrustedProxies.Seen follow(ForwardedHeaders family, String peer, Map<String, List<String>> headers) {
        return proxies.follow(InetAddress.ofLiteral(peer), family.hops(name -> headers.getOrDefault(name, List.of())));
    }
}
