package io.ticketledger.command.bulk;

import java.io.Serial;
import java.util.List;

/** The workspace has no ticket for some of the numbers. It has no stack trace: it is an answer, not a fault. */
public final class UnknownTicketsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Long> numbers;

    UnknownTicketsException(List<Long> numbers) {
        super(numbers.size() + " unknown tickets", null, false, false);
        this.numbers = List.copyOf(numbers);
    }

    /** Every one of them, in the order of the request. */
    public List<Long> numbers() {
        return numbers;
    }
}
