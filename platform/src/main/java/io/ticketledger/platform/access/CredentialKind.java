package io.ticketledger.platform.access;

/** What kind of credential was accepted. */
public enum CredentialKind {
    ADMIN_KEY,
    API_KEY,
    TOKEN
}
