package io.ticketledger.dialect;

import java.util.List;

/**
 * All endpoints of one API. Whatever lies below one of its roots and is not in the table does not exist.
 *
 * @param name the API's name, such as {@code ledger}
 * @param roots the path prefixes that belong to it, without trailing slash
 */
public record RouteTable(String name, List<String> roots, List<Route> routes) {
    public RouteTable {
        roots = List.copyOf(roots);
        routes = List.copyOf(routes);
    }
}
