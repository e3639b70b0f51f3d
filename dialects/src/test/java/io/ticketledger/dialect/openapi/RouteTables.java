package io.ticketledger.dialect.openapi;

import io.ticketledger.dialect.RouteTable;
import io.ticketledger.events.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The route tables of all APIs, so that a new one is looked at without being listed. */
public final class RouteTables {
    private RouteTables() {}

    /** Every API's, by the name that its class must have. */
    public static List<RouteTable> all() {
        List<RouteTable> tables = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String word = dialect.word();
            String capitalized = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            tables.add(table("io.ticketledger.dialect." + word + "." + capitalized + "Routes"));
        }
        return tables;
    }

    private static RouteTable table(String className) {
        try {
            return (RouteTable) Class.forName(className).getField("TABLE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no route table in " + className, e);
        }
    }
}
