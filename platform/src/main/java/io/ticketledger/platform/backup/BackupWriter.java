package io.ticketledger.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes tables into a zip, one entry each, as they come from the server. */
final class BackupWriter implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;
    private final CopyManager copies;

    BackupWriter(Connection connection, OutputStream out) throws SQLException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(new Unclosed(out), BUFFER), StandardCharsets.UTF_8);
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    BackupManifest.Table add(StoreSchema.Table table) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(BackupManifest.entry(table.name())));
        MessageDigest sha256 = Digests.sha256();
        Unclosed entry = new Unclosed(zip);
        long rows;
        // The server's rows come one by one, each in a write of its own.
        try (OutputStream content = new BufferedOutputStream(new DigestOutputStream(entry, sha256), BUFFER)) {
            rows = copies.copyOut(table.copyOut(), content);
        }
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(sha256.digest());
        return new BackupManifest.Table(table.name(), table.columns(), rows, entry.bytes(), hash);
    }

    void finish(BackupManifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(BackupArchive.MANIFEST));
        zip.write(BackupArchive.JSON.writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    /** Frees the compressor; the stream below belongs to the caller. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
