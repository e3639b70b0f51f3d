package io.ticketledger.platform.dialects;

import io.ticketledger.platform.web.CredentialExtractor;
import io.ticketledger.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The three ways in which clients of the help desk's API send their key: {@code ?apiKey=}, the header {@code apiKey},
 * and {@code Authorization: apikey}. The same key in several ways is one key; two keys, or one way taken twice, are a
 * key that is never accepted. An empty one counts as not sent. Other schemes of {@code Authorization} are not looked at.
 */
final class HelpdeskCredentials implements CredentialExtractor {
    private static final String NAME = "apiKey";
    private static final String SCHEME = "apikey ";

    @Override
    public @Nullable String extract(HttpServletRequest request) {
        List<List<String>> ways = List.of(
                QueryParameters.of(request).getOrDefault(NAME, List.of()),
                headers(request, NAME, ""),
                headers(request, HttpHeaders.AUTHORIZATION, SCHEME));
        HashSet<String> keys = new HashSet<>();
        for (List<String> way : ways) {
            List<String> sent = way.stream().filter(key -> !key.isEmpty()).toList();
            if (sent.size() > 1) {
                return "";
            }
            keys.addAll(sent);
        }
        return keys.isEmpty() ? null : keys.size() == 1 ? keys.iterator().next() : "";
    }

    /** What follows the prefix in each header that has it. Containers read the bytes as Latin-1; clients send UTF-8. */
    private static List<String> headers(HttpServletRequest request, String name, String prefix) {
        List<String> values = new ArrayList<>();
        for (String value : Collections.list(request.getHeaders(name))) {
            if (value.regionMatches(true, 0, prefix, 0, prefix.length())) {
                byte[] sent = value.substring(prefix.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
                values.add(new String(sent, StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
