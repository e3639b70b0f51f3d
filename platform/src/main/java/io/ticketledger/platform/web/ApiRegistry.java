package io.ticketledger.platform.web;

import io.ticketledger.dialect.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * All APIs and their routes, looked up by path. Paths are matched by the same patterns as Spring MVC's own, so that the
 * guard and the dispatcher never read a path in two ways.
 */
public final class ApiRegistry {
    private final Map<String, ApiDefinition> byRoot = new HashMap<>();
    private final Map<ApiDefinition, List<Entry>> entries = new HashMap<>();

    private record Entry(PathPattern pattern, Route route) {}

    /** @throws IllegalStateException when two APIs share a root, or an API has a route twice or outside its roots */
    public ApiRegistry(List<ApiDefinition> apis) {
        for (ApiDefinition api : apis) {
            for (String root : api.routes().roots()) {
                require(byRoot.put(root, api) == null, "Two APIs have the root " + root);
            }
            entries.put(api, compile(api));
        }
    }

    /** The API below whose root the path lies; the longest root wins. Null when there is none. */
    public @Nullable ApiDefinition apiOf(String path) {
        String prefix = path;
        while (!prefix.isEmpty()) {
            ApiDefinition api = byRoot.get(prefix);
            if (api != null) {
                return api;
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));
        }
        return null;
    }

    /**
     * The routes at a path, one for each method: those of the most specific pattern that matches, so that a fixed path
     * is never taken for a variable. Empty when nothing is there.
     */
    public List<Route> routesAt(ApiDefinition api, PathContainer path) {
        List<Route> found = new ArrayList<>();
        PathPattern winner = null;
        for (Entry entry : entries.getOrDefault(api, List.of())) {
            if (winner == null ? entry.pattern.matches(path) : entry.pattern.equals(winner)) {
                winner = entry.pattern;
                found.add(entry.route);
            }
        }
        return found;
    }

    /** Whether a route with exactly this method and pattern is in any table. */
    public boolean contains(String method, String pattern) {
        return entries.values().stream()
                .flatMap(List::stream)
                .map(Entry::route)
                .anyMatch(r -> r.method().equals(method) && r.path().equals(pattern));
    }

    /** What {@code Allow} says of routes that were found at one path. */
    public static Set<String> allowed(List<Route> routes) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            methods.add(route.method());
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return methods;
    }

    private List<Entry> compile(ApiDefinition api) {
        List<Entry> compiled = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Route route : api.routes().routes()) {
            require(seen.add(route.method() + " " + route.path()), "Twice in a route table: " + route);
            require(api.equals(apiOf(route.path())), "Outside its roots: " + route);
            compiled.add(new Entry(PathPatternParser.defaultInstance.parse(route.path()), route));
        }
        compiled.sort((a, b) -> a.pattern.compareTo(b.pattern));
        return List.copyOf(compiled);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
