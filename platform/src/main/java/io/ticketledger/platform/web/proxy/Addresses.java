package io.ticketledger.platform.web.proxy;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as proxies write them; names are never looked up. */
final class Addresses {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV4_WITH_PORT = Pattern.compile("([\\d.]+):\\d{1,5}");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[([\\p{XDigit}:.]+)](:\\d{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("[\\p{XDigit}:.]*:[\\p{XDigit}:.]*:[\\p{XDigit}:.]*");

    private Addresses() {}

    /** The address in {@code 1.2.3.4}, {@code 1.2.3.4:5}, {@code [::1]:5} or {@code ::1}; null when it is none of them. */
    static @Nullable InetAddress parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var bracketed = IPV6_IN_BRACKETS.matcher(text);
        if (bracketed.matches()) {
            return literal(bracketed.group(1), IPV6);
        }
        var withPort = IPV4_WITH_PORT.matcher(text);
        String bare = withPort.matches() ? withPort.group(1) : text;
        return literal(bare, bare.indexOf(':') < 0 ? IPV4 : IPV6);
    }

    /** The pattern keeps out what the JDK reads beside the usual forms, such as {@code 127.1}. */
    private static @Nullable InetAddress literal(String text, Pattern form) {
        try {
            return form.matcher(text).matches() ? InetAddress.ofLiteral(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
