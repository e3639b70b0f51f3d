package io.ticketledger.dialect.architecture.offender;

import io.ticketledger.dialect.architecture.offender.one.One;
import org.assertj.core.api.Assertions;

/** Shared code that knows a dialect, and a library that is none of ours. */
final class SharedCode {
    private SharedCode() {}

    static void meet() {
        Assertions.assertThat(One.other()).isNotNull();
    }
}
