package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The operator's key, given by configuration: {@code ticketledger.admin-key}, or the content of the file that
 * {@code ticketledger.admin-key-file} names; the first wins. Without either nobody has it.
 */
final class AdminKey implements Credentials {
    static final String PROPERTY = "ticketledger.admin-key";
    static final String FILE_PROPERTY = "ticketledger.admin-key-file";
    static final int MIN_LENGTH = 32;
    /** Its credential id. */
    static final String ID = "admin-key";

    private static final Caller ADMINISTRATOR =
            new Caller(Workspaces.DEFAULT, "admin", ID, "Administrator", EnumSet.allOf(Permission.class));

    private final byte @Nullable [] hash;

    AdminKey(@Nullable String key) {
        this.hash = key == null ? null : SecretHash.of(key);
    }

    /** @throws AdminKeyException when the key is too short or the file cannot be read */
    static AdminKey from(PropertyResolver properties) {
        String key = properties.getProperty(PROPERTY, "").strip();
        if (!key.isEmpty()) {
            return new AdminKey(checked(PROPERTY, key));
        }
        String file = properties.getProperty(FILE_PROPERTY, "").strip();
        return new AdminKey(file.isEmpty() ? null : checked(FILE_PROPERTY, read(file)));
    }

    @Override
    public Authentication authenticate(String secret) {
        return hash != null && MessageDigest.isEqual(hash, SecretHash.of(secret))
                ? new Authentication.Accepted(ADMINISTRATOR, CredentialKind.ADMIN_KEY)
                : new Authentication.Rejected(Reason.INVALID);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new AdminKeyException("The file " + file + " that " + FILE_PROPERTY + " names cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static String checked(String property, String key) {
        if (key.length() < MIN_LENGTH) {
            throw new AdminKeyException("The admin key given by " + property + " has " + key.length()
                    + " characters; it needs at least " + MIN_LENGTH + ".");
        }
        return key;
    }
}
