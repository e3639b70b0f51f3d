package io.ticketledger.platform.web.proxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and perhaps a port, as in a {@code Host} header.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port null when the scheme's own is meant
 */
record Authority(String host, @Nullable Integer port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

    /** Null when the text is anything else: such a value could break out of a link or a header. */
    static @Nullable Authority parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        String host = matcher.group(1);
        if (host.startsWith("[") && Addresses.parse(host) == null) {
            return null;
        }
        if (matcher.group(2) == null) {
            return new Authority(host, null);
        }
        Integer port = port(matcher.group(2));
        return port == null ? null : new Authority(host, port);
    }

    /** A port from 1 to 65535; null when it is none. */
    static @Nullable Integer port(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,5}")) {
            return null;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? port : null;
    }
}
