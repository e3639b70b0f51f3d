package io.ticketledger.standalone.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** Sends bytes that an HTTP client of good manners would not, each request on a connection of its own. */
public final class RawHttp {
    private static final int PATIENCE = 60_000;

    private final InetSocketAddress address;
    private final String host;

    public RawHttp(String url) {
        URI uri = URI.create(url);
        address = new InetSocketAddress(uri.getHost(), uri.getPort());
        host = uri.getAuthority();
    }

    public RawAnswer send(RawRequest request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(address, PATIENCE);
            try {
                socket.getOutputStream().write(request.bytes(host));
            } catch (SocketException e) {
                // It has been refused before all of it was sent; the answer says why.
            }
            return RawAnswer.parse(socket.getInputStream().readAllBytes());
        }
    }
}
