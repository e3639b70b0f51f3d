package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The archive of PostgreSQL binaries for one platform, a resource of the jar that carries it. */
record PostgresArchive(String resource) {

    /** The major version that the archives hold. */
    static final int MAJOR_VERSION = 18;

    static PostgresArchive ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static PostgresArchive of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
        String machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (system.isEmpty() || machine.isEmpty()) {
            throw new PostgresException("There is no built-in PostgreSQL for " + osName + " on " + osArch
                    + ", only for Linux and macOS on x86-64 and arm64: run the two services against"
                    + " a PostgreSQL of your own instead.");
        }
        // The archive for macOS holds universal binaries; the one named arm_64 is the same file.
        String name = system.equals("darwin") ? "darwin-x86_64" : system + "-" + machine;
        return new PostgresArchive("/postgres-" + name + ".txz");
    }

    InputStream open() {
        InputStream stream = PostgresArchive.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new PostgresException("The PostgreSQL binaries " + resource.substring(1)
                    + " are not on the class path: this build was packaged for another platform.");
        }
        return stream;
    }

    /** SHA-256 of the archive, in hex. */
    String hash() {
        try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
