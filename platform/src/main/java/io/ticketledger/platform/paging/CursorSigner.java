package io.ticketledger.platform.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes cursors that clients can only hand back: the place where a page ended, signed together with everything that
 * the walk is bound to (workspace, list, filter, sort).
 */
public final class CursorSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 512;

    private final Supplier<byte[]> key;

    /** @param key the secret that all instances share */
    public CursorSigner(Supplier<byte[]> key) {
        this.key = key;
    }

    /** The cursor, base64url without padding. */
    public String sign(String place, List<String> binding) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(place, binding);
        byte[] cursor =
                ByteBuffer.allocate(MAC_BYTES + text.length).put(mac).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The place that the cursor holds, null when it was not made here for this walk. */
    public @Nullable String open(String cursor, List<String> binding) {
        if (cursor.length() > LONGEST) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length <= MAC_BYTES) {
            return null;
        }
        String place = new String(bytes, MAC_BYTES, bytes.length - MAC_BYTES, StandardCharsets.UTF_8);
        byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
        return MessageDigest.isEqual(mac, mac(place, binding)) ? place : null;
    }

    private byte[] mac(String place, List<String> binding) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            for (String part : binding) {
                update(mac, part);
            }
            update(mac, place);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Length first, so that no two lists of parts give the same bytes. */
    private static void update(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
