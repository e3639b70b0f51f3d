package io.ticketledger.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The path of a request, read in one way only. */
public final class RequestPaths {
    private RequestPaths() {}

    /** The path as sent, without the context path; of an error dispatch, the path that failed. */
    public static String raw(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed instanceof String text ? text : String.valueOf(request.getRequestURI());
        String context = request.getContextPath();
        return context != null && uri.startsWith(context) ? uri.substring(context.length()) : uri;
    }

    /**
     * The path decoded and without a trailing slash; null when it could be read in two ways: with dot segments, path
     * parameters, backslashes, encoded slashes, empty segments, control characters or wrong escapes.
     */
    public static @Nullable String clean(String raw) {
        if (raw.equals("/")) {
            return raw;
        }
        if (!raw.startsWith("/") || raw.indexOf(';') >= 0 || raw.indexOf('\\') >= 0) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (String segment : withoutTrailingSlash(raw).substring(1).split("/", -1)) {
            String decoded = decode(segment);
            if (decoded == null || !harmless(decoded)) {
                return null;
            }
            path.append('/').append(decoded);
        }
        return path.toString();
    }

    public static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean harmless(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    private static @Nullable String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteBuffer bytes = ByteBuffer.allocate(segment.length() * 3);
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (i + 2 < segment.length()
                    && HexFormat.isHexDigit(segment.charAt(i + 1))
                    && HexFormat.isHexDigit(segment.charAt(i + 2))) {
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
