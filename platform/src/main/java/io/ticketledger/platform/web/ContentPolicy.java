package io.ticketledger.platform.web;

/** The {@code Content-Security-Policy} of each path: nothing at all, except for the pages that this server has. */
final class ContentPolicy {
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGE =
            NOTHING + "; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
    /** Swagger UI writes styles into its elements. */
    private static final String SWAGGER = PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private ContentPolicy() {}

    static String of(String path) {
        return switch (path) {
            case "/", "/index.html" -> PAGE;
            case String p when p.startsWith("/swagger-ui/") -> SWAGGER;
            default -> NOTHING;
        };
    }
}
