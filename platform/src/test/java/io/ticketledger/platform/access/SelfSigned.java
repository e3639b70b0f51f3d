package io.ticketledger.platform.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for localhost that nobody else trusts, made by the JDK's own tool.
 *
 * @param certificate PEM
 * @param privateKey PEM, PKCS 8
 * @param trust trusts this certificate only
 */
public record SelfSigned(Path certificate, Path privateKey, SSLContext trust) {
    private static final String PASSWORD = "changeit";

    /** In a directory of its own, which goes with the JVM. */
    public static SelfSigned make() {
        try {
            Path directory = Files.createTempDirectory("certificate");
            directory.toFile().deleteOnExit();
            return in(directory);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SelfSigned in(Path directory) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "web",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            made.load(in, PASSWORD.toCharArray());
        }
        Files.delete(file);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("web", made.getCertificate("web"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext trust = SSLContext.getInstance("TLS");
        trust.init(null, factory.getTrustManagers(), null);
        return new SelfSigned(
                pem(
                        directory.resolve("web.crt"),
                        "CERTIFICATE",
                        made.getCertificate("web").getEncoded()),
                pem(
                        directory.resolve("web.key"),
                        "PRIVATE KEY",
                        made.getKey("web", PASSWORD.toCharArray()).getEncoded()),
                trust);
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        file.toFile().deleteOnExit();
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + encoded + "\n-----END " + kind + "-----\n");
    }
}
