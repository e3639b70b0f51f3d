package io.ticketledger.events;

/**
 * Who caused an event. The display name is personal and stands apart from this, in the event's personal part.
 *
 * @param subject the caller's stable name, from the credential
 * @param credentialId the API key's or token's id
 * @param dialect the API by which the command came
 */
public record Actor(String subject, String credentialId, Dialect dialect) {}
