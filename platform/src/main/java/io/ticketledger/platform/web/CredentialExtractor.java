package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** How the clients of one API send their credential. */
@FunctionalInterface
public interface CredentialExtractor {

    /** The scheme of RFC 6750, in the header only; the native API's way. */
    CredentialExtractor BEARER = request -> bearer(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));

    /** The secret as sent, null when none was sent. An empty text is a credential that is never accepted. */
    @Nullable
    String extract(HttpServletRequest request);

    private static @Nullable String bearer(List<String> headers) {
        if (headers.size() > 1) {
            return "";
        }
        if (headers.isEmpty() || !headers.getFirst().regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        // Servlet containers read header bytes as Latin-1; clients send UTF-8.
        byte[] sent = headers.getFirst().substring(7).strip().getBytes(StandardCharsets.ISO_8859_1);
        return new String(sent, StandardCharsets.UTF_8);
    }
}
