package io.ticketledger.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A backup file, opened for reading. */
final class BackupArchive implements AutoCloseable {

    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final int MAX_MANIFEST = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupArchive(Path file, ZipFile zip, BackupManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws BackupException when this is no backup, one of another format, or a damaged one */
    static BackupArchive open(Path file) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw damaged(file, "it is no complete zip", e);
        }
        try {
            BackupManifest manifest = readManifest(file, zip);
            if (manifest.format() != FORMAT) {
                throw new BackupException(
                        file + " has the format " + manifest.format() + ", this release reads format " + FORMAT + ".");
            }
            return new BackupArchive(file, zip, manifest);
        } catch (IOException | RuntimeException e) {
            closeQuietly(zip, e);
            throw e instanceof BackupException known ? known : damaged(file, "its manifest cannot be read", e);
        }
    }

    private static BackupManifest readManifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new BackupException(file + " is no backup of a Ticket Ledger: it has no " + MANIFEST + ".");
        }
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(MAX_MANIFEST);
        }
        // ZipFile itself compares no checksums.
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (checksum.getValue() != entry.getCrc()) {
            throw damaged(file, "its manifest does not match its checksum", null);
        }
        try {
            return JSON.readValue(content, BackupManifest.class);
        } catch (JacksonException e) {
            throw damaged(file, "its manifest cannot be read", e);
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Reads everything once and compares sizes and hashes. */
    void verify() {
        for (BackupManifest.Table table : manifest.tables()) {
            MessageDigest sha256 = Digests.sha256();
            long bytes;
            try (InputStream content = new DigestInputStream(open(table), sha256)) {
                bytes = content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw damaged(file, "the table " + table.name() + " cannot be read", e);
            }
            if (bytes != table.bytes()
                    || !HexFormat.of().formatHex(sha256.digest()).equals(table.sha256())) {
                throw damaged(file, "the table " + table.name() + " does not match its checksum", null);
            }
        }
    }

    InputStream open(BackupManifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.entry(table.name()));
        if (entry == null) {
            throw damaged(file, "the table " + table.name() + " is missing", null);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static BackupException damaged(Path file, String how, @Nullable Throwable cause) {
        return new BackupException(file + " is damaged: " + how + ". Nothing was restored.", cause);
    }

    private static void closeQuietly(ZipFile zip, Exception reason) {
        try {
            zip.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
