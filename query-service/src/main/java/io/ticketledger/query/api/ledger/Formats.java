package io.ticketledger.query.api.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms that an answer is available in, by the word that asks for them; the first is the usual one. */
record Formats(SequencedMap<String, MediaType> byWord) {
    static final String PARAMETER = "format";
    static final Formats JSON = of("json", MediaType.APPLICATION_JSON);

    static Formats of(String word, MediaType type) {
        return new Formats(new LinkedHashMap<>()).or(word, type);
    }

    /** These and one more. */
    Formats or(String word, MediaType type) {
        SequencedMap<String, MediaType> more = new LinkedHashMap<>(byWord);
        more.put(word, type);
        return new Formats(more);
    }

    /** The form that {@code format} names, or else the one that {@code Accept} likes best. */
    MediaType choose(Params params, HttpServletRequest request) {
        MediaType named = params.read(PARAMETER, byWord::get, "must be one of " + String.join(", ", byWord.keySet()));
        return named == null ? preferred(request) : named;
    }

    private MediaType preferred(HttpServletRequest request) {
        List<MediaType> accepted;
        try {
            accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException e) {
            accepted = List.of();
        }
        MediaType best = byWord.firstEntry().getValue();
        double quality = accepted.isEmpty() ? 1 : quality(best, accepted);
        for (Map.Entry<String, MediaType> each : byWord.entrySet()) {
            if (quality(each.getValue(), accepted) > quality) {
                best = each.getValue();
                quality = quality(best, accepted);
            }
        }
        return best;
    }

    /** That of the range that names the type most precisely; 0 when none does. */
    private static double quality(MediaType type, List<MediaType> accepted) {
        @Nullable
        MediaType range = accepted.stream()
                .filter(each -> each.includes(type))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .orElse(null);
        return range == null ? 0 : range.getQualityValue();
    }
}
