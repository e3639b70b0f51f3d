package io.ticketledger.architecture.offender.command;

/** Statements that forget the workspace, beside one that has it. */
final class ForgetsTheWorkspace {
    static final String READ = "SELECT stream_id FROM ticket_directory WHERE number = ?";
    static final String CHANGE = "UPDATE api_key SET revoked_at = now() WHERE id = ?";
    static final String WRITE = "INSERT INTO idempotency (subject, key) VALUES (?, ?)";
    static final String GOOD = "SELECT stream_id FROM ticket_directory WHERE workspace = ? AND number = ?";

    private ForgetsTheWorkspace() {}
}
