package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a fact of security, with ids and workspaces only: no names, no part of a secret, and no address unless
 * that is configured. The correlation id comes from the MDC.
 */
public final class SecurityLog {
    private static final Logger log = LoggerFactory.getLogger("io.ticketledger.security");

    private SecurityLog() {}

    public static void keyCreated(ApiKey key, Caller maker) {
        key("created", key, maker);
    }

    public static void keyRevoked(ApiKey key, Caller by) {
        key("revoked", key, by);
    }

    /**
     * @param from the network that the attempt came from, or the address
     * @param key the id of a key that is good no more; null for what nobody knows
     * @param attempts how many there were of this kind, this one included
     */
    static void refused(String api, Reason reason, String from, @Nullable String key, long attempts) {
        String word = reason.name().toLowerCase(Locale.ROOT);
        log.atInfo()
                .addKeyValue("event.action", "authentication-refused")
                .addKeyValue("reason", word)
                .addKeyValue("api", api)
                .addKeyValue("from", from)
                .addKeyValue("key", key)
                .addKeyValue("attempts", attempts)
                .log(
                        "authentication refused reason={} api={} from={} key={} attempts={}",
                        word,
                        api,
                        from,
                        key == null ? "-" : key,
                        attempts);
    }

    private static void key(String what, ApiKey key, Caller by) {
        log.atInfo()
                .addKeyValue("event.action", "api-key-" + what)
                .addKeyValue("key", key.id())
                .addKeyValue("workspace", key.workspace())
                .addKeyValue("credential", by.credentialId())
                .log(
                        "API key {} key={} workspace={} credential={}",
                        what,
                        key.id(),
                        key.workspace(),
                        by.credentialId());
    }
}
