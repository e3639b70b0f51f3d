package io.ticketledger.dialect;

import java.util.List;

/**
 * One endpoint.
 *
 * @param method the HTTP method, upper case
 * @param path the path with variables in braces, such as {@code /queries/tickets/{id}}
 * @param permission what a caller needs to use it
 * @param alsoAs the media types that it answers in beside JSON
 */
public record Route(String method, String path, Permission permission, List<String> alsoAs) {
    public Route {
        alsoAs = List.copyOf(alsoAs);
    }

    public Route(String method, String path, Permission permission) {
        this(method, path, permission, List.of());
    }
}
