package io.ticketledger.platform.access;

import io.ticketledger.platform.web.RequestAttributes;
import io.ticketledger.platform.web.RequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link Caller}, its {@link Standing} and the {@link RequestContext} as method arguments. */
final class RequestArguments implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Attribute(Caller.class, AccessFilter.CALLER));
        resolvers.add(new Attribute(Standing.class, AccessFilter.STANDING));
        resolvers.add(new Attribute(RequestContext.class, RequestAttributes.CONTEXT));
    }

    private record Attribute(Class<?> type, String name) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(type);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Object value = request.getAttribute(name, NativeWebRequest.SCOPE_REQUEST);
            if (value == null) {
                throw new IllegalStateException("Outside of the gate there is no " + type.getSimpleName());
            }
            return value;
        }
    }
}
