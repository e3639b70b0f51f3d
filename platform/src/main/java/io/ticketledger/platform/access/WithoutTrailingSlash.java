package io.ticketledger.platform.access;

import io.ticketledger.platform.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose path ended in a slash, as the dispatcher shall see it. */
final class WithoutTrailingSlash extends HttpServletRequestWrapper {
    WithoutTrailingSlash(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return RequestPaths.withoutTrailingSlash(super.getRequestURI());
    }

    @Override
    public String getServletPath() {
        return RequestPaths.withoutTrailingSlash(super.getServletPath());
    }
}
