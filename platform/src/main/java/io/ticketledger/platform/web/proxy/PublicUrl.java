package io.ticketledger.platform.web.proxy;

import io.ticketledger.platform.web.WebSettingsException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The one address that clients use, whatever they and the proxies say. */
record PublicUrl(String scheme, Authority authority) {
    static final String PROPERTY = "ticketledger.public-url";

    /** @throws WebSettingsException when it is not a scheme with a host and perhaps a port */
    static @Nullable PublicUrl parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            Authority authority = Authority.parse(uri.getRawAuthority());
            String scheme = uri.getScheme();
            if (authority != null
                    && ("http".equals(scheme) || "https".equals(scheme))
                    && uri.toString().equals(scheme + "://" + uri.getRawAuthority())) {
                return new PublicUrl(scheme, authority);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one answer
        }
        throw new WebSettingsException(
                "'" + text + "' in " + PROPERTY + " is no address of a server.",
                "Write scheme, host and perhaps port, and no path: https://tickets.example.org");
    }
}
