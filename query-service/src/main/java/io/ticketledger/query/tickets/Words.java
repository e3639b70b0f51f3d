package io.ticketledger.query.tickets;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text as the words by which it is found: NFKC, lower case, runs of letters, digits and the marks that belong to them,
 * each cut to 64 characters.
 */
final class Words {
    /** How many different words one ticket is found by. */
    static final int MOST = 5_000;

    private static final int LONGEST = 64;

    private Words() {}

    static Set<String> of(@Nullable String text) {
        Set<String> words = new LinkedHashSet<>();
        addTo(words, text);
        return words;
    }

    /** Adds the words of the text until there are {@link #MOST}. */
    static void addTo(Collection<String> words, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int start = -1;
        for (int at = 0; at < plain.length() && words.size() < MOST; ) {
            int character = plain.codePointAt(at);
            if (belongsToWord(character)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                words.add(cut(plain, start, at));
                start = -1;
            }
            at += Character.charCount(character);
        }
        if (start >= 0 && words.size() < MOST) {
            words.add(cut(plain, start, plain.length()));
        }
    }

    private static String cut(String text, int start, int end) {
        int cut = Math.min(end, start + LONGEST);
        boolean halvesPair = cut < end && Character.isLowSurrogate(text.charAt(cut));
        return text.substring(start, halvesPair ? cut - 1 : cut);
    }

    private static boolean belongsToWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
