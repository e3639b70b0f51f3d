package io.ticketledger.platform.access;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Route;
import io.ticketledger.platform.limits.Places;
import io.ticketledger.platform.web.AfterAnswer;
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
 * The one gate. Below an API's root: is there a place (503), who is it (401), do they come too often (429), does the path
 * exist (404), with this method (405), may they (403), do they take what it answers in (406), in this order, so that
 * without a credential nothing can be learnt. Elsewhere only {@link PublicPaths} exist, and have places of their own.
 */
final class AccessFilter extends OncePerRequestFilter {
    static final String CALLER = Caller.class.getName();
    static final String STANDING = Standing.class.getName();
    static final String KIND = CredentialKind.class.getName();
    static final String PAYER = AccessFilter.class.getName() + ".payer";

    private final ApiRegistry apis;
    private final CredentialChain credentials;
    private final Admission admission;
    private final ErrorAnswers errors;

    AccessFilter(ApiRegistry apis, CredentialChain credentials, Admission admission, ErrorAnswers errors) {
        this.apis = apis;
        this.credentials = credentials;
        this.admission = admission;
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
                Places.Place place = admission.enter();
                if (place == null) {
                    errors.send(request, response, ErrorAnswers.BUSY);
                    return;
                }
                try {
                    guard(api, path == null ? null : raw, place, request, response, chain);
                } finally {
                    AfterAnswer.run(request, place::leave);
                }
            } else if (path != null && PublicPaths.isLiveness(path)) {
                chain.doFilter(request, response);
            } else if (path != null && PublicPaths.contains(path)) {
                Places.Place place = admission.enterPublic(path);
                if (place == null) {
                    errors.send(request, response, ErrorAnswers.BUSY);
                    return;
                }
                try {
                    chain.doFilter(request, response);
                } finally {
                    AfterAnswer.run(request, place::leave);
                }
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
            Places.Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        CommonHeaders.onApis(response);
        request.setAttribute(RequestAttributes.PLACE, place);
        Authentication.Accepted accepted = authenticate(api, place, request);
        Caller caller = accepted.caller();
        admission.admit(accepted.payer(), place, request, response);
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
        if (!takes(request, route)) {
            throw new ApiException(new ApiError.NotAcceptable());
        }
        chain.doFilter(plain.equals(path) ? request : new WithoutTrailingSlash(request), response);
    }

    private Authentication.Accepted authenticate(ApiDefinition api, Places.Place place, HttpServletRequest request) {
        String secret = api.credentials().extract(request);
        if (secret == null) {
            credentials.missing();
            throw new ApiException(new ApiError.Unauthenticated());
        }
        return switch (credentials.authenticate(secret)) {
            case Authentication.Rejected rejected ->
                throw admission.reject(rejected, api.routes().name(), place, request);
            case Authentication.Accepted accepted -> {
                Caller caller = accepted.caller();
                request.setAttribute(CALLER, caller);
                request.setAttribute(STANDING, (Standing) () -> credentials.stillAccepts(secret));
                request.setAttribute(RequestAttributes.WORKSPACE, caller.workspace());
                request.setAttribute(RequestAttributes.CREDENTIAL, caller.credentialId());
                request.setAttribute(KIND, accepted.kind());
                request.setAttribute(PAYER, accepted.payer());
                yield accepted;
            }
        };
    }

    /** Asked before anything is done: what is refused must not have happened. */
    private static boolean takes(HttpServletRequest request, Route route) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return accepted.isEmpty()
                    || MediaType.parseMediaTypes(accepted).stream()
                            .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    || route.alsoAs().stream()
                                            .anyMatch(also -> type.isCompatibleWith(MediaType.valueOf(also))));
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
