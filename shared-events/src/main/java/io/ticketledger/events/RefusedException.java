package io.ticketledger.events;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command was refused by a rule. It has no stack trace: it is an answer, not a fault. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    @Nullable
    private final String field;

    public RefusedException(RefusalCode code, String reason) {
        this(code, null, reason);
    }

    /** @param field the field of the command that the refusal is about, null when it is about the whole */
    public RefusedException(RefusalCode code, @Nullable String field, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.field = field;
    }

    public RefusalCode code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    /** The reason in plain words, fit to be shown to the caller. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
