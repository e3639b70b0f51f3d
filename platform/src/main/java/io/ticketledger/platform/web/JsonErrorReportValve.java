package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Stands in for Tomcat's HTML error page, for requests that never become one of ours: malformed request lines and
 * headers, methods and transfer encodings that Tomcat refuses.
 */
public final class JsonErrorReportValve extends ErrorReportValve {
    private final ErrorAnswers errors;
    private final CrossOrigin crossOrigin;

    JsonErrorReportValve(ErrorAnswers errors, CrossOrigin crossOrigin) {
        this.errors = errors;
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (!writable.get()) {
            return;
        }
        request.setAttribute(RequestAttributes.CROSS_ORIGIN, crossOrigin.answer(request.getHeader(HttpHeaders.ORIGIN)));
        try {
            errors.send(request, response, errorOf(request, response, failure));
        } catch (IOException e) {
            // The client is gone; there is nobody left to tell.
            response.setSuspended(true);
        }
    }

    private ApiError errorOf(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() == 405) {
            return new ApiError.MethodNotAllowed("this method", allowed(response));
        }
        ApiError error = ErrorTranslator.status(response.getStatus(), "or the head of the request is malformed");
        return error == null ? errors.unexpected(request, failure) : error;
    }

    private static Set<String> allowed(Response response) {
        String allow = response.getHeader(HttpHeaders.ALLOW);
        return allow == null ? Set.of() : new TreeSet<>(Arrays.asList(allow.split(",\\s*")));
    }
}
