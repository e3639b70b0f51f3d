package io.ticketledger.standalone.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
            return answer(socket.getInputStream());
        }
    }

    private static RawAnswer answer(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            read.write(buffer, 0, length);
            RawAnswer endless = read.size() > buffer.length ? null : RawAnswer.endless(read.toByteArray());
            if (endless != null) {
                return endless;
            }
        }
        return RawAnswer.parse(read.toByteArray());
    }
}
