package io.ticketledger.platform.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Correlation ids: the client's when it is harmless, else time-ordered ones of ours. */
final class CorrelationIds {
    static final String HEADER = "X-Correlation-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private CorrelationIds() {}

    static String next() {
        return IDS.generate().toString();
    }

    static String of(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : next();
    }
}
