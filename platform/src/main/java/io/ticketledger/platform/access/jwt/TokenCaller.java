package io.ticketledger.platform.access.jwt;

import io.ticketledger.dialect.Characters;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Workspaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose a token is, by its claims: {@code sub}, {@code workspace}, and, where they are there, {@code name} (else
 * {@code sub}), {@code permissions} (a list of names or a text with spaces between them; names that are none of ours are
 * for others) and {@code jti}.
 */
final class TokenCaller {
    private static final int MAX_LENGTH = 200;
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final int HASH_BYTES = 8;

    private TokenCaller() {}

    /** Null when a claim is missing or has the wrong type or an impossible value. */
    static @Nullable Caller of(Jwt token) {
        String subject = text(token.getClaims().get("sub"));
        String name = token.hasClaim("name") ? text(token.getClaims().get("name")) : subject;
        String workspace = text(token.getClaims().get("workspace"));
        Set<Permission> permissions = permissions(token.getClaims().get("permissions"));
        return subject == null
                        || name == null
                        || workspace == null
                        || !Workspaces.isName(workspace)
                        || permissions == null
                ? null
                : new Caller(workspace, subject, id(token, subject), name, permissions, token.getExpiresAt());
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text
                        && !text.isBlank()
                        && text.length() <= MAX_LENGTH
                        && text.chars().noneMatch(Character::isISOControl)
                        && Characters.problem(text) == null
                ? text
                : null;
    }

    private static @Nullable Set<Permission> permissions(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case String text -> known(Arrays.asList(text.split(" ")));
            case Collection<?> names when names.stream().allMatch(String.class::isInstance) -> known(names);
            default -> null;
        };
    }

    private static Set<Permission> known(Collection<?> names) {
        Set<Permission> known = EnumSet.allOf(Permission.class);
        known.removeIf(permission -> !names.contains(permission.name()));
        return known;
    }

    /** Never the id of an API key, and never something that could break a line of a log. */
    private static String id(Jwt token, String subject) {
        String id = token.getId();
        return "jwt:" + (id != null && PLAIN_ID.matcher(id).matches() ? id : hash(token, id == null ? subject : id));
    }

    private static String hash(Jwt token, String id) {
        try {
            String named =
                    List.of(String.valueOf(token.getClaims().get("iss")), id).toString();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
