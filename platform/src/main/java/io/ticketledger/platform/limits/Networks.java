package io.ticketledger.platform.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whose an address is: an IPv4 address is one client's, of an IPv6 address the first 64 bits are. */
final class Networks {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Networks() {}

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
