package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * The one place where failures become answers, each in the words of the API that the request was for. Clients' mistakes
 * are not logged; faults of ours are, once, with their correlation id.
 */
public final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    /** What is said to whom there is no room for; never logged, for each would be a line just when there is most to do. */
    public static final ApiError.Unavailable BUSY = new ApiError.Unavailable("The service is busy.", 1);

    private final ApiRegistry apis;
    private final ErrorShape outside;

    /** @param outside the words for requests that belong to no API */
    public ErrorAnswers(ApiRegistry apis, ErrorShape outside) {
        this.apis = apis;
        this.outside = outside;
    }

    /** Answers a failure, unless the client is gone. */
    public void send(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        BrokenAnswerException broken = cause(failure, BrokenAnswerException.class);
        if (broken != null) {
            throw broken;
        }
        if (clientIsGone(failure)) {
            log.debug("The client went away: {}", failure.getClass().getName());
            return;
        }
        send(request, response, errorOf(failure, correlationId(request)));
    }

    /**
     * The error that a failure is answered with. One line of the log tells of a fault, or of what was out of reach.
     */
    public ApiError errorOf(Throwable failure, String correlationId) {
        ApiError error = ErrorTranslator.translate(failure);
        if (error == null) {
            return unexpected(correlationId, failure);
        }
        if (error instanceof ApiError.Unavailable unavailable && !unavailable.equals(BUSY)) {
            log.warn("Not available [{}]: {} {}", correlationId, unavailable.reason(), rootOf(failure));
        }
        return error;
    }

    /**
     * Answers an error.
     *
     * @throws BrokenAnswerException when the answer has already begun: its reader must see that it is not whole
     */
    public void send(HttpServletRequest request, HttpServletResponse response, ApiError error) throws IOException {
        if (response.isCommitted()) {
            if (response.getStatus() >= 400) {
                // The container has refused it already, in words of ours: a broken chunk, for one.
                log.debug("Too late to answer {}", error.getClass().getSimpleName());
                return;
            }
            throw new BrokenAnswerException(error.getClass().getSimpleName());
        }
        ErrorAnswer answer = shapeFor(request).answer(error);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.reset();
        response.setStatus(answer.status());
        CommonHeaders.onEverything(request, response);
        CommonHeaders.onApis(response);
        answer.headers().forEach(response::setHeader);
        if (body.length > 0) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** What is said of a method that the container itself refused, such as TRACE. */
    ApiError methodNotAllowed(HttpServletRequest request) {
        String path = RequestPaths.withoutTrailingSlash(RequestPaths.raw(request));
        ApiDefinition api = apis.apiOf(path);
        return new ApiError.MethodNotAllowed(
                request.getMethod(),
                api == null ? Set.of() : ApiRegistry.allowed(apis.routesAt(api, PathContainer.parsePath(path))));
    }

    /** What is said of a fault; logs it. */
    ApiError unexpected(HttpServletRequest request, @Nullable Throwable failure) {
        return unexpected(correlationId(request), failure);
    }

    private static ApiError unexpected(String correlationId, @Nullable Throwable failure) {
        log.error("Request failed [{}]", correlationId, failure);
        return new ApiError.Unexpected(correlationId);
    }

    private ErrorShape shapeFor(HttpServletRequest request) {
        String raw = RequestPaths.raw(request);
        String path = RequestPaths.clean(raw);
        ApiDefinition api = apis.apiOf(path == null ? raw : path);
        return api == null ? outside : api.errors();
    }

    private static String correlationId(HttpServletRequest request) {
        return request.getAttribute(RequestAttributes.CONTEXT) instanceof RequestContext context
                ? context.correlationId()
                : CorrelationIds.next();
    }

    private static boolean clientIsGone(Throwable failure) {
        return cause(failure, ClientAbortException.class) != null
                || cause(failure, AsyncRequestNotUsableException.class) != null;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }
}
