package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container dispatches as an error: {@code sendError} and faults outside the dispatcher. */
@Controller
class LastResortErrorController implements ErrorController {
    private final ErrorAnswers errors;

    LastResortErrorController(ErrorAnswers errors) {
        this.errors = errors;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return; // the container cuts it off
        }
        // Who asks for this path directly finds nothing.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        ApiError error =
                status == 405 ? errors.methodNotAllowed(request) : ErrorTranslator.status(status, "cannot be read");
        if (error != null) {
            errors.send(request, response, error);
        } else if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            errors.send(request, response, failure);
        } else {
            errors.send(request, response, errors.unexpected(request, null));
        }
    }
}
