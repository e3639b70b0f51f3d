package io.ticketledger.command.append;

/** Keys of a command message's metadata that the append reads. Nothing under them is stored with an event. */
public final class AppendMetadata {

    /** An {@link IdempotencyRow}; stream and versions in it are replaced by those of the command's events. */
    public static final String IDEMPOTENCY = "ticketledger.idempotency";

    private AppendMetadata() {}
}
