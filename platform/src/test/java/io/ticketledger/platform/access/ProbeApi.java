package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.PlatformConfiguration;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.CredentialExtractor;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** An application with two small APIs, one of them with error bodies of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, ProbeApi.Endpoints.class})
class ProbeApi {
    static final RouteTable PROBE = new RouteTable(
            "probe",
            List.of("/probe"),
            List.of(
                    new Route("POST", "/probe/echo", Permission.TICKET_CREATE),
                    new Route("GET", "/probe/items/{id}", Permission.TICKET_READ),
                    new Route("DELETE", "/probe/items/{id}", Permission.TICKET_DELETE),
                    new Route("GET", "/probe/items/newest", Permission.REPORT_READ),
                    new Route("GET", "/probe/caller", Permission.TICKET_READ),
                    new Route("GET", "/probe/url", Permission.TICKET_READ),
                    new Route("GET", "/probe/fault", Permission.TICKET_READ),
                    new Route("GET", "/probe/error", Permission.TICKET_READ),
                    new Route("GET", "/probe/send-error", Permission.TICKET_READ),
                    new Route("GET", "/probe/refused", Permission.TICKET_READ),
                    new Route("GET", "/probe/store", Permission.TICKET_READ),
                    new Route("GET", "/probe/late", Permission.TICKET_READ),
                    new Route("GET", "/probe/number", Permission.TICKET_READ),
                    new Route("GET", "/probe/broken", Permission.TICKET_READ, List.of("text/csv")),
                    new Route("GET", "/probe/table", Permission.TICKET_READ, List.of("text/csv"))));

    @Bean
    ApiDefinition probeDefinition() {
        return new ApiDefinition(PROBE, new LedgerErrors(), CredentialExtractor.BEARER);
    }

    /** An API below the root of another, whose clients know only one sentence. */
    @Bean
    ApiDefinition curtDefinition() {
        ErrorShape curt = error ->
                new ErrorAnswer(error instanceof ApiError.Unauthenticated ? 403 : 418, "text/x-curt", Map.of(), "no");
        return new ApiDefinition(
                new RouteTable("curt", List.of("/probe/curt"), List.of()), curt, r -> r.getHeader("X-Key"));
    }

    @RestController
    static class Endpoints {
        private final JsonBodyReader bodies;

        Endpoints(JsonBodyReader bodies) {
            this.bodies = bodies;
        }

        @PostMapping("/probe/echo")
        String echo(HttpServletRequest request) {
            JsonBody body = bodies.read(request);
            return body.json().toString();
        }

        @GetMapping("/probe/items/{id}")
        Map<String, Object> item(@PathVariable UUID id) {
            return Map.of("id", id);
        }

        @GetMapping("/probe/caller")
        Map<String, Object> caller(Caller caller, RequestContext context) {
            return Map.of("caller", caller, "context", context);
        }

        @GetMapping("/probe/url")
        Map<String, Object> url(HttpServletRequest request) {
            return Map.of(
                    "url", request.getRequestURL().toString(),
                    "secure", request.isSecure(),
                    "address", request.getRemoteAddr(),
                    "forwarded",
                            Collections.list(request.getHeaderNames()).stream()
                                    .filter(name ->
                                            name.toLowerCase(Locale.ROOT).contains("forwarded"))
                                    .toList());
        }

        @GetMapping("/probe/table")
        ResponseEntity<String> table() {
            return ResponseEntity.ok()
                    .contentType(MediaType.valueOf("text/csv"))
                    .body("a,b");
        }

        @GetMapping("/probe/fault")
        String fault() {
            throw new IllegalStateException("secret of the house");
        }

        @GetMapping("/probe/error")
        String error() {
            throw new AssertionError("secret of the house");
        }

        @GetMapping("/probe/send-error")
        void sendError(HttpServletResponse response) throws IOException {
            response.sendError(404, "secret of the house");
        }

        @GetMapping("/probe/refused")
        String refused() {
            throw new RefusedException(RefusalCode.TICKET_CLOSED, "ticketId", "The ticket is closed.");
        }

        @GetMapping("/probe/store")
        String store() {
            throw new CannotGetJdbcConnectionException("secret of the house");
        }

        @GetMapping("/probe/late")
        DeferredResult<String> late() {
            return new DeferredResult<>(50L);
        }

        @GetMapping("/probe/number")
        Map<String, Object> number(@RequestParam int n) {
            return Map.of("n", n);
        }

        /** Begins an answer and fails. */
        @GetMapping("/probe/broken")
        void broken(HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            response.getOutputStream().print("first row");
            response.flushBuffer();
            throw new CannotGetJdbcConnectionException("secret of the house");
        }

        /** In no route table: must not exist. */
        @GetMapping("/probe/unlisted")
        String unlisted() {
            return "reached";
        }

        @GetMapping("/elsewhere")
        String elsewhere() {
            return "reached";
        }
    }
}
