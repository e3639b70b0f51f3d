package io.ticketledger.platform.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose an address is: an IPv4 address is one client's, of an IPv6 address the first 64 bits are. */
public final class Networks {
    private static final Pattern LAST_OF_IPV4 = Pattern.compile("\\.\\d{1,3}$");
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Networks() {}

    /** Where an address is from without telling whose it is: {@code 192.0.2.0/24}, of IPv6 the first 48 bits. */
    public static String shown(@Nullable String address) {
        String network = of(address);
        return network.length() == 2 * NETWORK_BYTES && network.indexOf('.') < 0
                ? network.substring(0, 4) + ":" + network.substring(4, 8) + ":" + network.substring(8, 12) + "::/48"
                : LAST_OF_IPV4.matcher(network).replaceFirst(".0/24");
    }

    static String of(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            // Literals with a colon are never looked up. An IPv4 address in IPv6's clothes becomes itself.
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : String.valueOf(parsed.getHostAddress());
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
