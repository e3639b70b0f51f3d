package io.ticketledger.platform.access;

import java.util.List;
import java.util.Set;

/** What needs no credential. Whatever is neither here nor below an API's root does not exist. */
final class PublicPaths {
    private static final Set<String> EXACT = Set.of(
            "/",
            "/index.html",
            "/favicon.ico",
            "/actuator/health",
            "/actuator/prometheus",
            "/actuator/info",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui",
            "/error");
    private static final List<String> BELOW = List.of(
            "/actuator/health/", "/v3/api-docs/", "/v3/api-docs.yaml/", "/swagger-ui/", "/webjars/", "/landing/");

    private PublicPaths() {}

    /** Whether it asks how the process is, in part of the stores. */
    static boolean isProbe(String path) {
        return path.startsWith("/actuator/");
    }

    /** Whether it asks if the process lives: no store is asked, and whoever is told otherwise would end it. */
    static boolean isLiveness(String path) {
        return path.equals("/actuator/health/liveness");
    }

    static boolean contains(String path) {
        return EXACT.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }
}
