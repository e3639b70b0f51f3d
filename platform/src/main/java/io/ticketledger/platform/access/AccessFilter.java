package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Route;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.ApiRegistry;
import io.ticketledger.platform.web.CommonHeaders;
import io.ticketledger.platform.web.ErrorAnswers;
import io.ticketledger.platform.web.RequestAttributes;
import io.ticketledger.platform.web.RequestPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one gate. Below an API's root: who is it (401), does the path exist (404), with this method (405), may they (403),
 * do they take its answer (406), in this order, so that without a credential nothing can be learnt. Elsewhere only {@link PublicPaths} exist.
 */
final class AccessFilter extends OncePerRequestFilter {
    static final String CALLER = Caller.class.getName();

    private final ApiRegistry apis;
    private final CredentialChain credentials;
    private final ErrorAnswers errors;

    AccessFilter(ApiRegistry apis, CredentialChain credentials, ErrorAnswers errors) {
        this.apis = apis;
        this.credentials = credentials;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String raw = RequestPaths.raw(request);
            String path = RequestPaths.clean(raw);
            ApiDefinition api = apis.apiOf(path == null ? raw : path);
            if (api != null) {
                guard(api, path == null ? null : raw, request, response, chain);
            } else if (path != null && PublicPaths.contains(path)) {
                chain.doFilter(request, response);
            } else {
                throw new ApiException(new ApiError.NotFound("path"));
            }
        } catch (Exception failure) {
            errors.send(request, response, failure);
        }
    }

    private void guard(
            ApiDefinition api,
            @Nullable String path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        CommonHeaders.onApis(response);
        Caller caller = authenticate(api, request);
        String plain = path == null ? null : RequestPaths.withoutTrailingSlash(path);
        List<Route> routes = plain == null ? List.of() : apis.routesAt(api, PathContainer.parsePath(plain));
        if (plain == null || routes.isEmpty()) {
            throw new ApiException(new ApiError.NotFound("path"));
        }
        Route route = routeFor(request.getMethod(), routes);
        if (route == null) {
            refuseMethod(request.getMethod(), routes, response);
            return;
        }
        request.setAttribute(RequestAttributes.ROUTE, route.path());
        if (!caller.may(route.permission())) {
            throw new ApiException(new ApiError.Forbidden(route.permission()));
        }
        if (!takesAnswer(request, route)) {
            throw new ApiException(new ApiError.NotAcceptable());
        }
        chain.doFilter(plain.equals(path) ? request : new WithoutTrailingSlash(request), response);
    }

    private Caller authenticate(ApiDefinition api, HttpServletRequest request) {
        String secret = api.credentials().extract(request);
        if (secret == null) {
            throw new ApiException(new ApiError.Unauthenticated());
        }
        return switch (credentials.authenticate(secret)) {
            case Authentication.Rejected(var reason) -> throw new ApiException(new ApiError.BadCredential(reason));
            case Authentication.Accepted(Caller caller) -> {
                request.setAttribute(CALLER, caller);
                request.setAttribute(RequestAttributes.WORKSPACE, caller.workspace());
                request.setAttribute(RequestAttributes.CREDENTIAL, caller.credentialId());
                yield caller;
            }
        };
    }

    /** Asked before anything is done: what is refused must not have happened. */
    private static boolean takesAnswer(HttpServletRequest request, Route route) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return accepted.isEmpty()
                    || MediaType.parseMediaTypes(accepted).stream()
                            .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    || route.alsoAs().stream()
                                            .map(MediaType::valueOf)
                                            .anyMatch(type::isCompatibleWith));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static @Nullable Route routeFor(String method, List<Route> routes) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .filter(route -> route.method().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static void refuseMethod(String method, List<Route> routes, HttpServletResponse response) {
        var allowed = ApiRegistry.allowed(routes);
        if (!method.equals("OPTIONS")) {
            throw new ApiException(new ApiError.MethodNotAllowed(method, allowed));
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    }
}
