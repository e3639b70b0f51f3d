package io.ticketledger.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Lets somebody else commit when the first bytes of a backup arrive. */
final class LateWriter extends OutputStream {

    interface Commit {
        long run() throws SQLException;
    }

    private final Commit commit;
    private boolean wrote;

    LateWriter(Commit commit) {
        this.commit = commit;
    }

    boolean wrote() {
        return wrote;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        if (!wrote) {
            wrote = true;
            try {
                commit.run();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
