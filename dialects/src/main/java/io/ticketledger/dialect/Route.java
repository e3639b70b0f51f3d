package io.ticketledger.dialect;

/**
 * One endpoint.
 *
 * @param method the HTTP method, upper case
 * @param path the path with variables in braces, such as {@code /queries/tickets/{id}}
 * @param permission what a caller needs to use it
 */
public record Route(String method, String path, Permission permission) {}
