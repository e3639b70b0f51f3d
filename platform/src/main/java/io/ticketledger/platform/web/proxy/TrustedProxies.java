package io.ticketledger.platform.web.proxy;

import io.ticketledger.platform.web.WebSettingsException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/** The proxies that are believed, by their networks, and what is believed of what they say. */
final class TrustedProxies {
    private final List<NetMask> networks;

    /**
     * @param networks addresses, or networks such as {@code 10.0.0.0/8}
     * @throws WebSettingsException when one of them is something else
     */
    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::network).toList();
    }

    /**
     * Goes from the peer back through the hops for as long as they lead from one trusted proxy to the next. What stands
     * before that was sent by the client, and may say anything.
     */
    Seen follow(InetAddress peer, List<Hop> hops) {
        InetAddress address = peer;
        String scheme = null;
        Authority host = null;
        Integer port = null;
        for (Hop hop : hops) {
            if (!contains(address)) {
                break;
            }
            scheme = orElse(scheme(hop.proto()), scheme);
            host = orElse(Authority.parse(hop.host()), host);
            port = orElse(Authority.port(hop.port()), port);
            InetAddress before = Addresses.parse(hop.from());
            if (before == null) {
                break;
            }
            address = before;
        }
        return new Seen(address, scheme, host, port);
    }

    boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static @Nullable String scheme(@Nullable String proto) {
        String scheme = proto == null ? "" : proto.toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? scheme : null;
    }

    private static <T> @Nullable T orElse(@Nullable T value, @Nullable T other) {
        return value != null ? value : other;
    }

    private static NetMask network(String text) {
        int slash = text.indexOf('/');
        // A name would be looked up, and only once.
        if (Addresses.parse(slash < 0 ? text : text.substring(0, slash)) != null) {
            try {
                return new NetMask(text);
            } catch (IllegalArgumentException e) {
                // falls through to the one answer
            }
        }
        throw new WebSettingsException(
                "'" + text + "' in ticketledger.proxies.trusted is neither an address nor a network.",
                "Write addresses, or networks such as 10.0.0.0/8 and fd00::/8.");
    }

    /**
     * The request as the outermost trusted proxy saw it. What no proxy said is null.
     *
     * @param address the client's, or that of the last proxy that can be told
     */
    record Seen(
            InetAddress address,
            @Nullable String scheme,
            @Nullable Authority host,
            @Nullable Integer port) {}
}
