package io.ticketledger.command.api;

import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers {@code If-Match} and {@code Idempotency-Key}, which mean the same in every API. */
public final class RequestConditions {
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** A credential, and how fresh a read shall be. */
    private static final List<String> BESIDE_THE_POINT = List.of("apiKey=", "consistency=");

    private RequestConditions() {}

    /**
     * The versions that {@code If-Match} names, null when it is absent or {@code *}. A weak tag or one that is no
     * version of ours matches nothing (RFC 9110, 13.1.1).
     *
     * @throws ApiException INVALID_FIELDS when the header is no list of entity tags
     */
    public static @Nullable Set<Long> ifMatch(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders("If-Match"));
        if (values.isEmpty()) {
            return null;
        }
        Set<Long> versions = new HashSet<>();
        for (String part : String.join(",", values).split(",", -1)) {
            String tag = part.strip();
            if (tag.equals("*")) {
                return null;
            }
            Matcher matcher = ENTITY_TAG.matcher(tag);
            if (!matcher.matches()) {
                throw invalid("If-Match", "must be entity tags such as \"3\", or *");
            }
            if (matcher.group(1) == null && VERSION.matcher(matcher.group(2)).matches()) {
                versions.add(Long.valueOf(matcher.group(2)));
            }
        }
        return versions;
    }

    /**
     * The request's idempotency key, null when it carries none.
     *
     * @param item the place in a batch, 0 for a single command
     * @param status the HTTP status that success will be answered with
     * @throws ApiException INVALID_FIELDS when it isn't 1 to 255 visible ASCII characters
     */
    public static @Nullable IdempotencyKey idempotency(HttpServletRequest request, byte[] body, int item, int status) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(key, item, request.getMethod(), request.getRequestURI(), hash(request, body), status);
    }

    /** Of the body, and of the URL's parameters but those that say nothing of what is to be done. */
    private static byte[] hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            String query = request.getQueryString();
            for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
                if (BESIDE_THE_POINT.stream().noneMatch(parameter::startsWith)) {
                    digest.update((byte) '&');
                    digest.update(parameter.getBytes(StandardCharsets.UTF_8));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static ApiException invalid(String header, String reason) {
        return new ApiException(new ApiError.InvalidFields(Map.of(header, List.of(reason))));
    }
}
