package io.ticketledger.standalone;

import io.ticketledger.standalone.postgres.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/** The admin key that standalone makes for itself, {@code admin.key} in the data directory, when none is given. */
final class AdminKeyFile {

    static final String KEY = "ticketledger.admin-key";
    static final String PROPERTY = "ticketledger.admin-key-file";
    private static final int BYTES = 32;

    private AdminKeyFile() {}

    /** The file to read the key from, made at the first start; nothing when the settings name a key or a file. */
    static Optional<Path> property(PropertyResolver settings, Path directory) {
        if (isSet(settings, KEY) || isSet(settings, PROPERTY)) {
            return Optional.empty();
        }
        Path file = directory.resolve("admin.key");
        try {
            if (Files.notExists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                FileTrees.writePrivately(file, "tlk_" + HexFormat.of().formatHex(secret) + "\n");
            }
            return Optional.of(file);
        } catch (IOException e) {
            throw new StartException("Cannot write the admin key to " + file + ": " + e + ".", e);
        }
    }

    static boolean isSet(PropertyResolver settings, String property) {
        return !settings.getProperty(property, "").isBlank();
    }
}
