package io.ticketledger.platform.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes everything on but the close, and counts. */
final class Unclosed extends FilterOutputStream {

    private long bytes;

    Unclosed(OutputStream out) {
        super(out);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        bytes++;
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        out.write(content, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
