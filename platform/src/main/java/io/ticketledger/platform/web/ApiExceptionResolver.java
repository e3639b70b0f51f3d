package io.ticketledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Takes whatever a handler, or Spring MVC on the way to it, throws; nothing gets past it to Spring's own resolvers. */
final class ApiExceptionResolver implements HandlerExceptionResolver {
    private final ErrorAnswers errors;

    ApiExceptionResolver(ErrorAnswers errors) {
        this.errors = errors;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        try {
            errors.send(request, response, failure);
        } catch (IOException gone) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST); // nobody reads it
        }
        return new ModelAndView();
    }
}
