package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.RefusedException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Finds the {@link ApiError} that a failure is; null when it is a fault of ours. */
final class ErrorTranslator {
    /** PostgreSQL's state for a lock that was not to be had within its time-out. */
    private static final String WAITED_TOO_LONG = "55P03";

    /** Its state for a write on a server that is a standby now. */
    private static final String READ_ONLY = "25006";

    private ErrorTranslator() {}

    static @Nullable ApiError translate(Throwable failure) {
        return switch (failure) {
            case ApiException e -> e.error();
            case RefusedException e -> new ApiError.Refused(e.code(), e.field(), e.reason());
            case HttpRequestMethodNotSupportedException e -> new ApiError.MethodNotAllowed(e.getMethod(), methods(e));
            case HttpMediaTypeNotSupportedException e ->
                new ApiError.UnsupportedMediaType(String.valueOf(e.getContentType()));
            case HttpMediaTypeNotAcceptableException e -> new ApiError.NotAcceptable();
            case HttpMessageNotReadableException e -> new ApiError.MalformedBody(null, "cannot be read");
            case BadRequestException e -> new ApiError.MalformedBody(null, "cannot be read");
            case InvalidParameterException e -> status(e.getErrorCode(), "has parameters that cannot be decoded");
            case MissingServletRequestParameterException e -> invalid(e.getParameterName(), "is missing");
            case MissingRequestHeaderException e -> invalid(e.getHeaderName(), "is missing");
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case TypeMismatchException e -> invalid(String.valueOf(e.getPropertyName()), "has the wrong type");
            case BindException e -> fields(e);
            case HandlerMethodValidationException e -> invalid("parameters", "break a rule");
            case AsyncRequestTimeoutException e -> busy("The answer took too long.");
            case TransientDataAccessException e -> busy("The store is busy.");
            case RecoverableDataAccessException e -> busy("The store is busy.");
            case DataAccessResourceFailureException e -> busy("The store cannot be reached.");
            case UncategorizedSQLException e -> uncategorized(e.getSQLException());
            case CannotCreateTransactionException e -> busy("The store cannot be reached.");
            case ErrorResponse e -> status(e.getStatusCode().value(), "cannot be read");
            default -> null;
        };
    }

    /** The error behind a bare status, as containers and frameworks give it; null when the fault is ours. */
    static @Nullable ApiError status(int status, String reason) {
        return switch (status) {
            case 401 -> new ApiError.Unauthenticated();
            case 404 -> new ApiError.NotFound("path");
            case 406 -> new ApiError.NotAcceptable();
            case 408 -> new ApiError.RequestTimeout();
            case 413 -> new ApiError.MalformedBody(null, "is too large");
            case 415 -> new ApiError.UnsupportedMediaType(null);
            case 429 -> new ApiError.RateLimited(1);
            // Tomcat's answers to a transfer encoding and to a version of HTTP that nobody knows.
            case 501, 505 -> new ApiError.MalformedBody(null, reason);
            case 503 -> busy("The service is busy.");
            default -> status < 500 ? new ApiError.MalformedBody(null, reason) : null;
        };
    }

    private static ApiError busy(String reason) {
        return new ApiError.Unavailable(reason, 1);
    }

    private static @Nullable ApiError uncategorized(@Nullable SQLException e) {
        return switch (e == null ? null : e.getSQLState()) {
            case WAITED_TOO_LONG -> busy("The store is busy.");
            case READ_ONLY -> busy("The store cannot be reached.");
            case null, default -> null;
        };
    }

    private static ApiError invalid(String field, String reason) {
        return new ApiError.InvalidFields(Map.of(field, List.of(reason)));
    }

    private static ApiError mismatch(MethodArgumentTypeMismatchException e) {
        // An id that is no id is an id that is not there.
        return e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? new ApiError.NotFound("path")
                : invalid(e.getName(), "has the wrong type");
    }

    private static ApiError fields(BindException e) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        e.getFieldErrors().forEach(f -> errors.put(f.getField(), List.of("is not valid")));
        return new ApiError.InvalidFields(errors);
    }

    private static Set<String> methods(HttpRequestMethodNotSupportedException e) {
        String[] supported = e.getSupportedMethods();
        return supported == null ? Set.of() : new TreeSet<>(List.of(supported));
    }
}
